import { Panel } from '@/components/panel';
import { formatAmount, sentence } from '@/lib/format';

/** How often it reads, writes, touches data, changes permissions or logging, and fails. */
export function RatesPanel({ rates }: { readonly rates: Readonly<Record<string, number>> }) {
  const rows = Object.entries(rates);
  const highest = Math.max(1e-9, ...rows.map(([, count]) => count));
  return (
    <Panel title="Kinds of access" note="events, decayed">
      <ul className="bars">
        {rows.map(([name, count]) => (
          <li key={name}>
            <span className="bar" aria-hidden="true" style={{ width: `${(100 * count) / highest}%` }} />
            <span className="bar-name">{sentence(name)}</span>
            <span className="bar-count">{formatAmount(count)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
