import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sendJson } from './http';
import type { Verdict } from './types';

/** Takes a verdict back: what it silenced shows again. */
export function useUndoVerdict() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => sendJson<Verdict>('DELETE', `/api/v1/verdicts/${encodeURIComponent(id)}`),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['verdicts'] });
      void client.invalidateQueries({ queryKey: ['alerts', 'one'] });
    },
  });
}
