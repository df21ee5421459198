import { Panel } from '@/components/panel';
import { formatAmount, sentence } from '@/lib/format';

/** How often it reads, writes, touches data, changes permissions or logging, and fails. */
export function RatesPanel({ rates }: { readonly rates: Readonly<Record<string, number>> }) {
  const rows = Object.entries(rates);
  const highest = Math.max(0, ...rows.map(([, count]) => count));
  return highest === 0 ? null : (
    <Panel title="Kinds of access" note="older events count less">
      <ul className="bars">
        {rows.map(([name, count]) => (
          <li key={name}>
            <span className={count === 0 ? 'bar empty' : 'bar'} aria-hidden="true" style={{ width: `${(100 * count) / highest}%` }} />
            <span className="bar-name">{sentence(name)}</span>
            <span className="bar-count">{formatAmount(count)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
