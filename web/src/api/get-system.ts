import { queryOptions, useQuery } from '@tanstack/react-query';
import { getJson } from './http';
import type { SystemView } from './types';

const systemOptions = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => getJson<SystemView>('/api/v1/system', {}, signal),
  refetchInterval: 3_000,
});

/** How the installation does. */
export function useSystem() {
  return useQuery(systemOptions);
}
