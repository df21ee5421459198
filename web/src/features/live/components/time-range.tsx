import { useState } from 'react';

interface Props {
  readonly from: string | null;
  readonly to: string | null;
  readonly onFrom: (value: string | null) => void;
  readonly onTo: (value: string | null) => void;
}

const minute = 60_000;
const spans: readonly (readonly [string, number])[] = [
  ['Last 15 minutes', 15 * minute],
  ['Last hour', 60 * minute],
  ['Last 24 hours', 24 * 60 * minute],
  ['Last 7 days', 7 * 24 * 60 * minute],
];

/** When the alerts' first events happened: since a while ago, or between two times in UTC. */
export function TimeRange({ from, to, onFrom, onTo }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const isExact = isOpen || from !== null || to !== null;
  const choose = (choice: string) => {
    setIsOpen(choice === 'exact');
    const span = spans.find(([words]) => words === choice)?.[1];
    if (span !== undefined) {
      onFrom(new Date(Date.now() - span).toISOString());
      onTo(null);
    } else if (choice === '') {
      onFrom(null);
      onTo(null);
    }
  };
  return (
    <>
      <select
        aria-label="Time of first event"
        value={isExact ? 'exact' : ''}
        onChange={(event) => {
          choose(event.target.value);
        }}
      >
        <option value="">Any time</option>
        {spans.map(([words]) => (
          <option key={words}>{words}</option>
        ))}
        <option value="exact">From … to (UTC)</option>
      </select>
      {isExact && (
        <span className="time-range">
          <TimeBox label="From, UTC" value={from} onChange={onFrom} />
          <span aria-hidden="true">–</span>
          <TimeBox label="To, UTC" value={to} onChange={onTo} />
        </span>
      )}
    </>
  );
}

function TimeBox({ label, value, onChange }: { readonly label: string; readonly value: string | null; readonly onChange: (value: string | null) => void }) {
  const time = new Date(value ?? Number.NaN);
  return (
    <input
      type="datetime-local"
      aria-label={label}
      value={Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, 16)}
      onChange={(event) => {
        onChange(event.target.value === '' ? null : `${event.target.value}:00.000Z`);
      }}
    />
  );
}
