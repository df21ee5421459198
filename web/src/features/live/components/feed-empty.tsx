import { useSearchParams } from 'react-router';
import { useSystem } from '@/api/get-system';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/state-views';
import { formatCount, plural } from '@/lib/format';
import { isFiltered } from '../feed-filter';

/** Why the feed is empty, and what to do. */
export function FeedEmpty() {
  const [search, setSearch] = useSearchParams();
  const system = useSystem();
  if (isFiltered(search)) {
    return (
      <EmptyState icon="filter" title="No alerts match these filters">
        <p>New ones that match will show here as they are raised.</p>
        <Button
          onClick={() => {
            setSearch({});
          }}
        >
          Clear the filters
        </Button>
      </EmptyState>
    );
  }

  const folders = (system.data?.sources ?? []).filter((source) => source.kind === 'folder');
  return (
    <EmptyState title="No alerts yet">
      {system.data !== undefined && (
        <p>
          {formatCount(system.data.events)} events judged by {plural(system.data.rules, 'rule')}. Watching{' '}
          {plural(folders.length, 'folder')}: drop CloudTrail files (.json, .json.gz) into
        </p>
      )}
      <ul>
        {folders.map((folder) => (
          <li key={folder.name}>
            <code>{folder.name}</code>
          </li>
        ))}
      </ul>
      <p>
        Or stop the server and run <code>orleanssec serve --demo</code> to watch an attack unfold.
      </p>
    </EmptyState>
  );
}
