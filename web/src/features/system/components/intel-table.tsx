import { Panel } from '@/components/panel';
import { ErrorState, Skeleton } from '@/components/state-views';
import { formatCount } from '@/lib/format';
import { useIntel } from '../api/get-intel';
import { IntelItem } from './intel-item';

/** The lists of threat intelligence, and how each does. */
export function IntelTable() {
  const intel = useIntel();
  const lists = intel.data?.lists ?? [];
  const note = intel.data === undefined ? undefined : `${formatCount(intel.data.indicators)} indicators, ${formatCount(intel.data.context)} of context`;
  return (
    <Panel title="Threat intelligence" note={note}>
      {intel.data === undefined ? (
        intel.error === null ? (
          <Skeleton lines={2} label="Fetching the lists" />
        ) : (
          <ErrorState error={intel.error} onRetry={() => void intel.refetch()} />
        )
      ) : lists.length === 0 ? (
        <p className="muted">No lists. Give some with --intel: a file, a folder or a URL.</p>
      ) : (
        <ul className="sources">
          {lists.map((list) => (
            <IntelItem key={list.location} list={list} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
