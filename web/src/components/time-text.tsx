import { formatExact, formatRelative, useClock, useZone } from '@/lib/time';

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
