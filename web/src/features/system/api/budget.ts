import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, sendJson } from '@/api/http';
import type { BudgetView } from '@/api/types';

const budgetOptions = queryOptions({
  queryKey: ['budget'],
  queryFn: ({ signal }) => getJson<BudgetView>('/api/v1/budget', {}, signal),
  refetchInterval: 10_000,
});

/** The alert budget, and the threshold that follows from it. */
export function useBudget() {
  return useQuery(budgetOptions);
}

/** Sets how many alerts a day there may be. */
export function useSetBudget() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (perDay: number) => sendJson<BudgetView>('PUT', '/api/v1/budget', { perDay }),
    onSuccess: (budget) => {
      client.setQueryData(budgetOptions.queryKey, budget);
    },
  });
}
