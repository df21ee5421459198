import { Link } from 'react-router';
import type { EntityView } from '@/api/types';
import { ActorBadge } from '@/components/actor-badge';
import { entityPath } from '@/components/entity-link';
import { SafeText } from '@/components/safe-text';
import { TimeAgo, TimeExact } from '@/components/time-text';
import { parseEntityId } from '@/lib/entity-id';
import { formatCount, sentence } from '@/lib/format';

/** Who it is, and why that is thought. */
export function EntityHeader({ entity }: { readonly entity: EntityView }) {
  const { kind, account, type, name } = parseEntityId(entity.id);
  return (
    <header className="entity-header">
      <p className="muted">
        {sentence(type ?? kind)}
        {kind !== 'account' && (
          <>
            {' in account '}
            <Link className="mono" to={entityPath(`acct:${account}`)}>
              {account}
            </Link>
          </>
        )}
      </p>
      <h1>
        <SafeText text={name} />
      </h1>
      <p className="entity-actor">
        {kind === 'principal' && <ActorBadge kind={entity.actorKind} />}
        <span className="muted">
          <SafeText text={entity.actorReason} />
        </span>
      </p>
      <dl className="entity-facts">
        <div>
          <dt>Events</dt>
          <dd>{formatCount(entity.events)}</dd>
        </div>
        <Seen label="First seen" time={entity.firstSeen} />
        <Seen label="Last seen" time={entity.lastSeen} />
      </dl>
    </header>
  );
}

function Seen({ label, time }: { readonly label: string; readonly time: string | null }) {
  return time === null ? null : (
    <div>
      <dt>{label}</dt>
      <dd>
        <TimeAgo time={time} />
        <span className="muted fact-exact">
          <TimeExact time={time} />
        </span>
      </dd>
    </div>
  );
}
