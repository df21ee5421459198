import { queryOptions, useQuery } from '@tanstack/react-query';
import { getJson } from './http';
import type { EntityView } from './types';

function entityOptions(id: string) {
  return queryOptions({
    queryKey: ['entities', 'one', id],
    queryFn: ({ signal }) => getJson<EntityView>(`/api/v1/entities/${encodeURIComponent(id)}`, {}, signal),
    refetchInterval: 15_000,
  });
}

/** What is normal for an entity. */
export function useEntity(id: string) {
  return useQuery(entityOptions(id));
}
