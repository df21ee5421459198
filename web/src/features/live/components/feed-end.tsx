import { Button } from '@/components/button';
import type { OlderState } from '../api/use-alert-feed';

/** Below the last row, while there are older alerts to fetch. */
export function FeedEnd({ state, onRetry }: { readonly state: OlderState; readonly onRetry: () => void }) {
  return (
    <p className="feed-end">
      {state === 'failed' ? (
        <>
          Older alerts could not be fetched. <Button onClick={onRetry}>Try again</Button>
        </>
      ) : (
        'Fetching older alerts…'
      )}
    </p>
  );
}
