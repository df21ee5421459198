import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { getJson } from '@/api/http';
import type { QuarantineRow } from '@/api/types';

const pageSize = 50;

const quarantineOptions = infiniteQueryOptions({
  queryKey: ['quarantine'],
  queryFn: ({ pageParam, signal }) =>
    getJson<QuarantineRow[]>('/api/v1/quarantine', { before: pageParam, limit: pageSize }, signal),
  initialPageParam: null as number | null,
  getNextPageParam: (page) => (page.length < pageSize ? null : (page.at(-1)?.number ?? null)),
});

/** Input that could not be read, the newest first. */
export function useQuarantine() {
  return useInfiniteQuery(quarantineOptions);
}
