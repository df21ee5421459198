import type { SystemView } from '@/api/types';
import { formatAmount, formatCount } from '@/lib/format';

/** The pipeline's counters, in the order the data goes. */
export function CounterTiles({ system }: { readonly system: SystemView }) {
  const tiles: readonly (readonly [string, string, string])[] = [
    ['Events/s', formatAmount(system.eventsPerSecond), 'over the last ten seconds'],
    ['Events', formatCount(system.events), 'taken in and judged'],
    ['Batches', formatCount(system.batches), 'files and uploads taken'],
    ['Alerts', formatCount(system.alerts), 'in the alert log'],
    ['Rules', formatCount(system.rules), 'loaded and judging'],
    ['Quarantined', formatCount(system.quarantined), 'could not be read'],
    ['Skipped', formatCount(system.skipped), 'not events, such as digests'],
  ];
  return (
    <dl className="tiles">
      {tiles.map(([name, value, what]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          <dd className="tile-note">{what}</dd>
        </div>
      ))}
    </dl>
  );
}
