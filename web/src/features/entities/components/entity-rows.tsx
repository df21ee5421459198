import '@/components/panel.css';
import type { EntitySummary } from '@/api/types';
import { EntityLink } from '@/components/entity-link';
import { TimeAgo } from '@/components/time-text';
import { formatCount } from '@/lib/format';
import { parseEntityId } from '@/lib/entity-id';

/** The entities as a table. */
export function EntityRows({ entities }: { readonly entities: readonly EntitySummary[] }) {
  return (
    <div className="panel">
      <table className="entity-table">
        <thead>
          <tr>
            <th scope="col">Entity</th>
            <th scope="col" className="wide">
              Account
            </th>
            <th scope="col" className="number">
              Alerts
            </th>
            <th scope="col" className="number">
              Last seen
            </th>
            <th scope="col" className="number wide">
              First seen
            </th>
          </tr>
        </thead>
        <tbody>
          {entities.map((entity) => (
            <tr key={entity.id}>
              <th scope="row">
                <EntityLink id={entity.id} />
              </th>
              <td className="wide mono muted">{parseEntityId(entity.id).account}</td>
              <td className={`number ${entity.alerts > 0 ? 'has-alerts' : 'muted'}`}>{ownAlerts(entity)}</td>
              <td className="number">
                <TimeAgo time={entity.lastSeen} />
              </td>
              <td className="number wide muted">
                <TimeAgo time={entity.firstSeen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** An account's alerts are those of who acts in it: a zero would say that there are none. */
function ownAlerts({ id, alerts }: EntitySummary): string {
  return alerts === 0 && parseEntityId(id).kind === 'account' ? '–' : formatCount(alerts);
}
