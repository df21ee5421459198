import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getJson } from '@/api/http';
import type { EntityPage } from '@/api/types';

const pageSize = 50;

export interface EntitySearch {
  readonly text: string;
  readonly kind: string;
}

function entitiesOptions({ text, kind }: EntitySearch) {
  return infiniteQueryOptions({
    queryKey: ['entities', 'list', text, kind],
    queryFn: ({ pageParam, signal }) =>
      getJson<EntityPage>('/api/v1/entities', { q: text, kind, cursor: pageParam, limit: pageSize }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  });
}

/** The known entities that match, the last seen first. */
export function useEntities(search: EntitySearch) {
  return useInfiniteQuery(entitiesOptions(search));
}
