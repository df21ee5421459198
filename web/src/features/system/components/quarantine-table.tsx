import { useEffect } from 'react';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { ErrorState, Skeleton } from '@/components/state-views';
import { formatCount, plural } from '@/lib/format';
import { useQuarantine } from '../api/list-quarantine';
import { QuarantineItem } from './quarantine-item';

/** What could not be read, and why. Asked for again when the total changes. */
export function QuarantineTable({ total }: { readonly total: number }) {
  const quarantine = useQuarantine();
  const { refetch } = quarantine;
  useEffect(() => {
    void refetch({ cancelRefetch: false });
  }, [refetch, total]);
  const rows = quarantine.data?.pages.flat() ?? [];
  return (
    <Panel title="Quarantine" note={`${plural(total, 'record')} in all`}>
      {quarantine.data === undefined ? (
        quarantine.error === null ? (
          <Skeleton lines={3} label="Fetching the quarantine" />
        ) : (
          <ErrorState error={quarantine.error} onRetry={() => void refetch()} />
        )
      ) : rows.length === 0 ? (
        <p className="muted">
          Empty: everything could be read. Input that cannot be read is kept here with the reason; the rest goes on.
        </p>
      ) : (
        <>
          <ul className="quarantine">
            {rows.map((row) => (
              <QuarantineItem key={row.number} row={row} />
            ))}
          </ul>
          {quarantine.hasNextPage && (
            <Button disabled={quarantine.isFetchingNextPage} onClick={() => void quarantine.fetchNextPage()}>
              Show more than {formatCount(rows.length)}
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}
