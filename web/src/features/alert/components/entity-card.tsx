import { useEntity } from '@/api/get-entity';
import type { Alert } from '@/api/types';
import { ActorBadge } from '@/components/actor-badge';
import { EntityLink } from '@/components/entity-link';
import { SafeText } from '@/components/safe-text';
import { TimeAgo } from '@/components/time-text';
import { formatCount } from '@/lib/format';

/** Whose alert it is, and what is known of it. */
export function EntityCard({ alert }: { readonly alert: Alert }) {
  const entity = useEntity(alert.entity);
  return (
    <section aria-labelledby="who">
      <h3 id="who">Who</h3>
      <div className="entity-card">
        <p className="entity-card-name">
          <EntityLink id={alert.entity} account />
          <ActorBadge kind={alert.actorKind} />
        </p>
        {entity.data !== undefined && (
          <>
            <p className="muted">
              <SafeText text={entity.data.actorReason} />
            </p>
            <p className="muted">
              {formatCount(entity.data.events)} events
              {entity.data.firstSeen !== null && (
                <>
                  {' since '}
                  <TimeAgo time={entity.data.firstSeen} />
                </>
              )}
            </p>
          </>
        )}
      </div>
    </section>
  );
}
