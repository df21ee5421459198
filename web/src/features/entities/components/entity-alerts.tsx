import { Link } from 'react-router';
import { alertsOf, useEntityAlerts } from '@/api/entity-alerts';
import { AlertList } from '@/components/alert-list';
import { Panel } from '@/components/panel';
import { ErrorState, Skeleton } from '@/components/state-views';

const most = 8;

/** The last alerts of the entity. */
export function EntityAlerts({ id }: { readonly id: string }) {
  const alerts = useEntityAlerts(id);
  const of = alertsOf(id);
  const search = new URLSearchParams('accounts' in of ? { account: of.accounts[0] ?? '' } : of).toString();
  const shown = alerts.data?.alerts ?? [];
  return (
    <Panel title="Alerts" note={shown.length > 0 && <Link to={{ pathname: '/', search }}>Open in the live feed</Link>}>
      {alerts.data === undefined ? (
        alerts.error === null ? (
          <Skeleton lines={3} label="Fetching alerts" />
        ) : (
          <ErrorState error={alerts.error} onRetry={() => void alerts.refetch()} />
        )
      ) : shown.length === 0 ? (
        <p className="muted">{'accounts' in of ? 'None: no rule matched in this account, and nothing was out of the ordinary.' : 'None: all it did was normal for it, and no rule matched.'}</p>
      ) : (
        <AlertList alerts={shown.slice(0, most)} />
      )}
    </Panel>
  );
}
