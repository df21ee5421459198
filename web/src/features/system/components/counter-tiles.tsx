import type { SystemView } from '@/api/types';
import { formatAmount, formatCount } from '@/lib/format';

/** The pipeline's counters, in the order the data goes. */
export function CounterTiles({ system }: { readonly system: SystemView }) {
  const tiles: readonly (readonly [string, string, string])[] = [
    ['Events/s', formatAmount(system.eventsPerSecond), 'Over the last ten seconds'],
    ['Events', formatCount(system.events), 'Taken in and judged'],
    ['Batches', formatCount(system.batches), 'Files and uploads acknowledged'],
    ['Alerts', formatCount(system.alerts), 'In the alert log'],
    ['Rules', formatCount(system.rules), 'Loaded'],
    ['Quarantined', formatCount(system.quarantined), 'Records that could not be read'],
    ['Skipped', formatCount(system.skipped), 'Recognised and passed over, such as digests'],
  ];
  return (
    <dl className="tiles">
      {tiles.map(([name, value, what]) => (
        <div key={name} title={what}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
