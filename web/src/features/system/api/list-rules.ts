import { queryOptions, useQuery } from '@tanstack/react-query';
import { getJson } from '@/api/http';
import type { RulesView } from '@/api/types';

const rulesOptions = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => getJson<RulesView>('/api/v1/rules', {}, signal),
  refetchInterval: 10_000,
});

/** The rules that judge, and what is wrong with rule files. */
export function useRules() {
  return useQuery(rulesOptions);
}
