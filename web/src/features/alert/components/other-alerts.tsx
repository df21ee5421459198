import { Link } from 'react-router';
import { useEntityAlerts } from '@/api/entity-alerts';
import type { Alert } from '@/api/types';
import { AlertList } from '@/components/alert-list';

const most = 6;

/** What else the same entity is alerted for. */
export function OtherAlerts({ alert }: { readonly alert: Alert }) {
  const alerts = useEntityAlerts(alert.entity);
  const others = (alerts.data?.alerts ?? []).filter((other) => other.id !== alert.id);
  return (
    <section aria-labelledby="what-else">
      <h3 id="what-else">What else</h3>
      {others.length === 0 ? (
        <p className="muted">{alerts.isPending ? 'Looking for other alerts…' : 'No other alerts of this entity.'}</p>
      ) : (
        <>
          <AlertList alerts={others.slice(0, most)} />
          <Link to={{ pathname: '/', search: new URLSearchParams({ entity: alert.entity }).toString() }}>
            All alerts of this entity in the feed
          </Link>
        </>
      )}
    </section>
  );
}
