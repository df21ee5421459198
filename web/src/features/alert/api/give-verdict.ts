import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sendJson } from '@/api/http';
import type { Verdict, VerdictKind, VerdictScope } from '@/api/types';

export interface GivenVerdict {
  readonly verdict: VerdictKind;
  readonly scope: VerdictScope;
  readonly expires: string | null;
  readonly note: string | null;
}

/** Says of an alert that it is expected, malicious or fixed. */
export function useGiveVerdict(alertId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: GivenVerdict) => sendJson<Verdict>('POST', `/api/v1/alerts/${encodeURIComponent(alertId)}/verdict`, given),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['verdicts'] });
      void client.invalidateQueries({ queryKey: ['alerts', 'one', alertId] });
    },
  });
}
