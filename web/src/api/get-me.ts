import { queryOptions, useQuery } from '@tanstack/react-query';
import { getJson } from './http';
import type { Me } from './types';

export const meOptions = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => getJson<Me>('/api/v1/me', {}, signal),
  staleTime: 60_000,
});

/** Who is signed in. */
export function useMe() {
  return useQuery(meOptions);
}
