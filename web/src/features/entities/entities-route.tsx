import './entities.css';
import { useDeferredValue } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '@/components/button';
import { EmptyState, ErrorState, Skeleton, StaleNote } from '@/components/state-views';
import { useEntities } from './api/list-entities';
import { EntityRows } from './components/entity-rows';

const kinds = [
  ['', 'All kinds'],
  ['principal', 'Principals'],
  ['account', 'Accounts'],
  ['host', 'Hosts'],
  ['workload', 'Workloads'],
] as const;

/** Everything that has been seen to act. */
export function EntitiesRoute() {
  const [search, setSearch] = useSearchParams();
  const text = search.get('q') ?? '';
  const kind = search.get('kind') ?? '';
  const entities = useEntities({ text: useDeferredValue(text.trim()), kind });
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') {
      next.delete(name);
    } else {
      next.set(name, value);
    }

    setSearch(next, { replace: true });
  };
  const rows = entities.data?.pages.flatMap((page) => page.entities) ?? [];

  return (
    <div className="page">
      <h1>Entities</h1>
      <div role="search" className="entity-search" aria-label="Find entities">
        <input
          type="search"
          aria-label="Search"
          placeholder="Search by account, type or name"
          value={text}
          onChange={(event) => {
            set('q', event.target.value);
          }}
        />
        <select
          aria-label="Kind"
          value={kind}
          onChange={(event) => {
            set('kind', event.target.value);
          }}
        >
          {kinds.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      {entities.data === undefined ? (
        entities.error === null ? (
          <Skeleton lines={10} label="Fetching entities" />
        ) : (
          <ErrorState error={entities.error} onRetry={() => void entities.refetch()} />
        )
      ) : (
        <>
          <StaleNote error={entities.error} updatedAt={entities.dataUpdatedAt} onRetry={() => void entities.refetch()} />
          {rows.length === 0 ? (
            <EmptyState icon="entities" title={text === '' && kind === '' ? 'No entities yet' : 'No entity matches'}>
              <p>
                {text === '' && kind === ''
                  ? 'Accounts and principals show here with their first event.'
                  : 'The search looks for the text in ids such as prin:111122223333:role:ci-deploy.'}
              </p>
            </EmptyState>
          ) : (
            <EntityRows entities={rows} />
          )}
          {entities.hasNextPage && (
            <Button disabled={entities.isFetchingNextPage} onClick={() => void entities.fetchNextPage()}>
              {entities.isFetchingNextPage ? 'Fetching…' : 'Show more'}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
