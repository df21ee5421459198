import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { getJson } from '@/api/http';
import type { VerdictPage } from '@/api/types';

function verdictsOptions(isActive: boolean | null) {
  return infiniteQueryOptions({
    queryKey: ['verdicts', { isActive }],
    queryFn: ({ pageParam, signal }) =>
      getJson<VerdictPage>('/api/v1/verdicts', { active: isActive === null ? null : String(isActive), before: pageParam, limit: 50 }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.before,
    refetchInterval: 5_000,
  });
}

/** Verdicts, the newest first; null for those that stand and those that do not. */
export function useVerdicts(isActive: boolean | null) {
  return useInfiniteQuery(verdictsOptions(isActive));
}
