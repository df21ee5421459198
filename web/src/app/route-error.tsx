import { useRouteError } from 'react-router';
import { ErrorState } from '@/components/state-views';

/** A page that failed to render: the rest of the console stays usable. */
export function RouteError() {
  const error = useRouteError();
  return (
    <div className="page">
      <ErrorState
        error={error instanceof Error ? error : new Error('This page failed to load.')}
        onRetry={() => {
          window.location.reload();
        }}
      />
    </div>
  );
}
