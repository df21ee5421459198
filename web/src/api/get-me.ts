import { queryOptions, useQuery } from '@tanstack/react-query';
import { getJson } from './http';
import type { Me } from './types';

export const meOptions = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => getJson<Me>('/api/v1/me', {}, signal),
  staleTime: 60_000,
});

/** Whether who is signed in may judge alerts. */
export function useMayJudge(): boolean {
  const role = useMe().data?.role;
  return role === 'analyst' || role === 'admin';
}

/** Who is signed in. */
export function useMe() {
  return useQuery(meOptions);
}
