import { useState } from 'react';
import type { AlertEvent } from '@/api/types';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { SafeText } from '@/components/safe-text';
import { TimeExact } from '@/components/time-text';
import { formatCount } from '@/lib/format';
import { revealedText } from '@/lib/safe-text';

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
            <RawPlace raw={event.raw} />
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

/** The file and byte of a raw record; its whole path on hover and to copy. */
function RawPlace({ raw }: { readonly raw: AlertEvent['raw'] }) {
  const whole = `${raw.source} @${raw.offset}+${raw.length}`;
  return (
    <span className="event-raw mono" title={`${revealedText(whole)} (source, first byte, length)`}>
      <span className="event-file">
        <SafeText text={raw.source.slice(raw.source.lastIndexOf('/') + 1) || raw.source} />
      </span>
      <span>@{raw.offset}</span>
      <CopyButton text={whole} label="Copy the place of the raw record" />
    </span>
  );
}
