import './alert-list.css';
import { Link } from 'react-router';
import type { Alert } from '@/api/types';
import { formatCount } from '@/lib/format';
import { SafeText } from './safe-text';
import { SeverityBadge } from './severity-badge';
import { TimeAgo } from './time-text';

/** A short list of alerts, each leading to its detail. */
export function AlertList({ alerts }: { readonly alerts: readonly Alert[] }) {
  return (
    <ul className="alert-list">
      {alerts.map((alert) => (
        <li key={alert.id}>
          <SeverityBadge severity={alert.severity} />
          <Link to={`/alerts/${encodeURIComponent(alert.id)}`}>
            <SafeText text={alert.title} />
          </Link>
          <span className="muted number">
            {alert.count > 1 && <>×{formatCount(alert.count)} · </>}
            <TimeAgo time={alert.last} />
          </span>
        </li>
      ))}
    </ul>
  );
}
