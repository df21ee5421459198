import './live.css';
import { useMemo, useRef, useState } from 'react';
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router';
import { ErrorState, Skeleton, StaleNote } from '@/components/state-views';
import { useKeys } from '@/lib/keys';
import { useAlertFeed } from './api/use-alert-feed';
import { ConnectionNote } from './components/connection-note';
import { Feed } from './components/feed';
import { FeedEmpty } from './components/feed-empty';
import { FilterBar } from './components/filter-bar';
import { HelpDialog } from './components/help-dialog';
import { LiveHeader } from './components/live-header';
import { readFilter } from './feed-filter';
import { usePause } from './use-pause';
import { useSelection } from './use-selection';

/** The live feed, with the opened alert beside it. */
export function LiveRoute() {
  const [search] = useSearchParams();
  const filter = useMemo(() => readFilter(search), [search]);
  const { query, status, fetchOlder, olderState } = useAlertFeed(filter);
  const { shown, isPaused, newCount, toggle } = usePause(query.data);
  const { id: openId } = useParams();
  const navigate = useNavigate();
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const searchBox = useRef<HTMLInputElement>(null);
  const alerts = useMemo(() => shown?.alerts ?? [], [shown]);
  const open = (id: string) => void navigate({ pathname: `/alerts/${encodeURIComponent(id)}`, search: search.toString() }, { replace: openId !== undefined });
  const selection = useSelection(alerts, openId, open);
  useKeys({
    ...selection.keys,
    p: toggle,
    '?': () => {
      setIsHelpOpen(true);
    },
    '/': (event) => {
      event.preventDefault();
      searchBox.current?.focus();
    },
  });

  return (
    <div className={`live ${openId === undefined ? '' : 'has-panel'}`}>
      <div className="live-feed">
        <LiveHeader
          alerts={alerts}
          hasOlder={typeof shown?.before === 'number'}
          status={status}
          isPaused={isPaused}
          newCount={newCount}
          onPause={toggle}
          onHelp={() => {
            setIsHelpOpen(true);
          }}
        />
        <FilterBar alerts={alerts} searchBox={searchBox} />
        <ConnectionNote status={status} />
        {query.data !== undefined && (
          <StaleNote error={query.error} updatedAt={query.dataUpdatedAt} onRetry={() => void query.refetch()} />
        )}
        {shown === undefined ? (
          query.error === null ? (
            <Skeleton lines={12} label="Fetching alerts" />
          ) : (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          )
        ) : alerts.length === 0 ? (
          <FeedEmpty />
        ) : (
          <Feed
            view={shown}
            selectedId={selection.selectedId}
            focusRequest={selection.focusRequest}
            onSelect={selection.select}
            onOlder={fetchOlder}
            olderState={olderState}
          />
        )}
      </div>
      <Outlet />
      {isHelpOpen && (
        <HelpDialog
          onClose={() => {
            setIsHelpOpen(false);
          }}
        />
      )}
    </div>
  );
}
