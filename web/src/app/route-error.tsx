import { useRouteError } from 'react-router';
import { ErrorState } from '@/components/state-views';

const notLoaded = new Error('This page could not be loaded. Is OrleansSec still running?');

/** A page that failed to render: the rest of the console stays usable. */
export function RouteError() {
  const error = useRouteError();
  // A browser's own words for code that did not arrive say nothing to a person.
  const shown = error instanceof Error && !/preload|dynamically imported|module script/i.test(error.message) ? error : notLoaded;
  return (
    <div className="page">
      <ErrorState
        error={shown}
        onRetry={() => {
          window.location.reload();
        }}
      />
    </div>
  );
}
