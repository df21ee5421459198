import type { QueryClient } from '@tanstack/react-query';
import { applyChange, gap, type AlertView } from '@/api/apply-change';
import { getAlerts } from '@/api/get-alerts';
import { meOptions } from '@/api/get-me';
import type { Hub } from '@/api/hub';
import { watchAlerts, type LiveStatus } from '@/api/live';
import type { AlertFilter, AlertFrame } from '@/api/types';

interface FollowOptions {
  readonly hub: Hub;
  readonly client: QueryClient;
  readonly filter: AlertFilter;
  readonly queryKey: readonly unknown[];
  readonly onStatus: (status: LiveStatus) => void;
}

/** Keeps the feed's view in step with the alert log until stopped. */
export function followAlerts({ hub, client, filter, queryKey, onStatus }: FollowOptions): () => void {
  const abort = new AbortController();
  const view = () => client.getQueryData<AlertView>(queryKey);
  let stop = watch();

  function watch(): () => void {
    return watchAlerts(hub, {
      filter,
      after: () => view()?.to ?? 0,
      onFrame,
      onStatus: (status) => {
        onStatus(status);
        if (status.state === 'disconnected') {
          void client.invalidateQueries({ queryKey: meOptions.queryKey });
        }
      },
      onRefused: () => void checkSameLog(),
    });
  }

  function onFrame(frame: AlertFrame): void {
    const current = view();
    if (current === undefined) {
      return;
    }

    const next = applyChange(current, frame);
    if (next === gap) {
      void startAgain();
      return;
    }

    client.setQueryData(queryKey, next);
    for (const { id } of frame.alerts) {
      void client.invalidateQueries({ queryKey: ['alerts', 'one', id], exact: true });
    }
  }

  async function startAgain(): Promise<void> {
    stop();
    await client.refetchQueries({ queryKey, exact: true });
    if (!abort.signal.aborted) {
      stop = watch();
    }
  }

  /** A server that was started on another data folder has a shorter log: what is shown is not in it. */
  async function checkSameLog(): Promise<void> {
    try {
      const { head } = await getAlerts({ filter, limit: 1 }, abort.signal);
      if (head < (view()?.to ?? 0)) {
        await startAgain();
      }
    } catch {
      // The connection is watched already: it will be lost again.
    }
  }

  return () => {
    abort.abort();
    stop();
  };
}
