import { queryOptions, useQuery } from '@tanstack/react-query';
import { getJson } from '@/api/http';
import type { AlertDetail } from '@/api/types';

function alertOptions(id: string) {
  return queryOptions({
    queryKey: ['alerts', 'one', id],
    queryFn: ({ signal }) => getJson<AlertDetail>(`/api/v1/alerts/${encodeURIComponent(id)}`, {}, signal),
  });
}

/** One alert with its events and evidence. The feed asks for it again when it changes. */
export function useAlert(id: string) {
  return useQuery(alertOptions(id));
}
