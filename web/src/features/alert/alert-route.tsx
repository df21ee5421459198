import './alert.css';
import { useEffect, useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { IconButton } from '@/components/button';
import { HttpError } from '@/api/http';
import { EmptyState, ErrorState, Skeleton, StaleNote } from '@/components/state-views';
import { useKeys } from '@/lib/keys';
import { useAlert } from './api/get-alert';
import { AlertBody } from './components/alert-body';

/** One alert: beside the feed where there is room, over it where there is not. */
export function AlertRoute() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const alert = useAlert(id);
  const panel = useRef<HTMLElement>(null);
  const close = () => void navigate({ pathname: '/', search: search.toString() });
  useKeys({ Escape: close });
  useEffect(() => {
    panel.current?.scrollTo(0, 0);
  }, [id]);
  return (
    <aside className="alert-panel" aria-label="Alert" ref={panel}>
      <div className="alert-close">
        <IconButton label="Close the alert" icon="close" onClick={close} />
      </div>
      {alert.data !== undefined ? (
        <>
          <StaleNote error={alert.error} updatedAt={alert.dataUpdatedAt} onRetry={() => void alert.refetch()} />
          <AlertBody key={id} detail={alert.data} />
        </>
      ) : alert.error === null ? (
        <Skeleton lines={9} label="Fetching the alert" />
      ) : alert.error instanceof HttpError && alert.error.status === 404 ? (
        <EmptyState icon="search" title="There is no such alert">
          <p>It is not in the alert log, or its account is not yours to see.</p>
        </EmptyState>
      ) : (
        <ErrorState error={alert.error} onRetry={() => void alert.refetch()} />
      )}
    </aside>
  );
}
