import type { LiveStatus } from '@/api/live';
import { Icon } from '@/components/icon';
import { formatAge, useClock } from '@/lib/time';

/** Says that what is shown may be old, and for how long. */
export function ConnectionNote({ status }: { readonly status: LiveStatus }) {
  const age = useClock((now) => formatAge(now - status.since));
  return status.state !== 'disconnected' ? null : (
    <div className="stale-note" role="status">
      <Icon name="warning" />
      <span>
        Disconnected, retrying. This list is {age} old; what was missed will be added when the connection is back.
      </span>
    </div>
  );
}
