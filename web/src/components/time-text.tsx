import { formatExact, formatRelative, formatShort, useClock, useZone } from '@/lib/time';

/** How long ago something was; the exact time on hover. */
export function TimeAgo({ time }: { readonly time: string }) {
  const [zone] = useZone();
  const text = useClock((now) => formatRelative(time, now));
  return (
    <time dateTime={time} title={formatExact(time, zone)}>
      {text}
    </time>
  );
}

/** The exact time; how long ago on hover. */
export function TimeExact({ time }: { readonly time: string }) {
  const [zone] = useZone();
  const ago = useClock((now) => formatRelative(time, now));
  return (
    <time dateTime={time} title={ago} className="time-exact">
      {formatExact(time, zone)}
    </time>
  );
}

/** The time to the minute; the exact time on hover. */
export function TimeShort({ time }: { readonly time: string }) {
  const [zone] = useZone();
  return (
    <time dateTime={time} title={formatExact(time, zone)}>
      {formatShort(time, zone)}
    </time>
  );
}

/** The exact times from the first to the last; once where they are the same. */
export function TimeSpan({ first, last }: { readonly first: string; readonly last: string }) {
  return (
    <>
      <TimeExact time={first} />
      {last !== first && (
        <>
          {' – '}
          <TimeExact time={last} />
        </>
      )}
    </>
  );
}
