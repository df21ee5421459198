import './verdicts.css';
import { useState } from 'react';
import { useMayJudge } from '@/api/get-me';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { EmptyState, ErrorState, Skeleton, StaleNote } from '@/components/state-views';
import { formatCount } from '@/lib/format';
import { useVerdicts } from './api/list-verdicts';
import { VerdictItem } from './components/verdict-item';

/** What operators have said of alerts, and what that has silenced. */
export function VerdictsRoute() {
  const [isAll, setIsAll] = useState(false);
  const verdicts = useVerdicts(isAll ? null : true);
  const mayJudge = useMayJudge();
  const rows = verdicts.data?.pages.flatMap((page) => page.verdicts) ?? [];
  const retry = () => void verdicts.refetch();
  return (
    <div className="page">
      <div className="verdict-filter">
        <h1>Verdicts</h1>
        <label>
          <input
            type="checkbox"
            checked={isAll}
            onChange={(event) => {
              setIsAll(event.target.checked);
            }}
          />{' '}
          Also expired and undone
        </label>
      </div>
      {verdicts.data === undefined ? (
        verdicts.error === null ? (
          <Skeleton lines={8} label="Fetching verdicts" />
        ) : (
          <ErrorState error={verdicts.error} onRetry={retry} />
        )
      ) : rows.length === 0 ? (
        <EmptyState icon="verdict" title={isAll ? 'No verdicts yet' : 'No verdict stands'}>
          <p>Open an alert and say that it is expected (e), malicious (m) or fixed (f). What is expected is silent from then on.</p>
        </EmptyState>
      ) : (
        <>
          <StaleNote error={verdicts.error} updatedAt={verdicts.dataUpdatedAt} onRetry={retry} />
          <Panel title={isAll ? 'All verdicts' : 'Standing verdicts'} note={`${formatCount(rows.length)} shown`}>
            <ul className="verdicts">
              {rows.map((verdict) => (
                <VerdictItem key={verdict.id} verdict={verdict} mayUndo={mayJudge} />
              ))}
            </ul>
            {verdicts.hasNextPage && (
              <Button disabled={verdicts.isFetchingNextPage} onClick={() => void verdicts.fetchNextPage()}>
                Show more
              </Button>
            )}
          </Panel>
        </>
      )}
    </div>
  );
}
