import { createContext, useContext } from 'react';
import { createSignalRHub, type Hub } from './hub';

export const HubContext = createContext<Hub>(createSignalRHub('/hubs/alerts'));

export function useHub(): Hub {
  return useContext(HubContext);
}
