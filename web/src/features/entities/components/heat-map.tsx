import './heat-map.css';
import { useRef, useState } from 'react';
import { Panel } from '@/components/panel';
import { formatAmount } from '@/lib/format';
import { days, hourName, hoursOfDay, nextHour } from '../hour-of-week';
import { HeatCell } from './heat-cell';

/** When it is at work: events by hour of the week. Arrow keys walk over the hours. */
export function HeatMap({ hours }: { readonly hours: readonly number[] }) {
  const [chosen, setChosen] = useState(9);
  const [isReading, setIsReading] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const highest = Math.max(0, ...hours);
  const move = (event: React.KeyboardEvent) => {
    const next = nextHour(chosen, event.key);
    if (next !== chosen) {
      event.preventDefault();
      setChosen(next);
      table.current?.querySelector<HTMLElement>(`[data-hour="${next}"]`)?.focus();
    }
  };
  return (
    <Panel
      title="Hour of the week"
      note={isReading ? `${hourName(chosen)} UTC: ${formatAmount(hours[chosen] ?? 0)} events` : 'UTC; older events count less'}
    >
      <div className="heat-scroll">
        <table className="heat" role="grid" aria-label="Events by hour of the week, UTC" ref={table} onKeyDown={move}>
          <thead>
            <tr>
              <td />
              {Array.from({ length: hoursOfDay }, (_, hour) => (
                <th key={hour} scope="col" className={hour % 3 === 0 ? '' : 'minor'}>
                  {String(hour).padStart(2, '0')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day, row) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                {Array.from({ length: hoursOfDay }, (_, hour) => row * hoursOfDay + hour).map((index) => (
                  <HeatCell
                    key={index}
                    index={index}
                    count={hours[index] ?? 0}
                    highest={highest}
                    isTabStop={index === chosen}
                    onChoose={() => {
                      setChosen(index);
                      setIsReading(true);
                    }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="heat-legend" aria-hidden="true">
        never
        <span className="heat-scale" />
        {formatAmount(highest)} events
      </p>
    </Panel>
  );
}
