import { useState } from 'react';
import type { AlertEvent } from '@/api/types';
import { Button } from '@/components/button';
import { SafeText } from '@/components/safe-text';
import { TimeExact } from '@/components/time-text';
import { formatCount } from '@/lib/format';

const few = 8;

/** The events of an alert in time order, each with the place of its raw record. */
export function EventList({ events, count }: { readonly events: readonly AlertEvent[]; readonly count: number }) {
  const [isLong, setIsLong] = useState(false);
  const shown = isLong ? events : events.slice(0, few);
  return (
    <section aria-labelledby="events">
      <h3 id="events">
        Events <span className="muted">{formatCount(count)}</span>
      </h3>
      <ul className="events">
        {shown.map((event) => (
          <li key={event.eventId}>
            <TimeExact time={event.time} />
            <span className="event-action mono">
              <SafeText text={event.action} />
            </span>
            <span className="event-raw mono" title="Source, byte offset and length of the raw record">
              <SafeText text={`${event.raw.source} @${event.raw.offset}+${event.raw.length}`} />
            </span>
          </li>
        ))}
      </ul>
      {events.length > shown.length && (
        <Button
          look="quiet"
          onClick={() => {
            setIsLong(true);
          }}
        >
          Show {formatCount(events.length - shown.length)} more
        </Button>
      )}
      {isLong && count > events.length && <p className="muted">The first {formatCount(events.length)} are kept here.</p>}
    </section>
  );
}
