import { useState } from 'react';
import type { DimensionView } from '@/api/types';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { SafeText } from '@/components/safe-text';
import { formatAmount, formatCount, formatShare, plural, sentence, words } from '@/lib/format';
import { formatExact, useZone } from '@/lib/time';

const few = 8;

/** The values of one dimension, the most frequent first, with their share of all. */
export function DimensionPanel({ dimension }: { readonly dimension: DimensionView }) {
  const [isLong, setIsLong] = useState(false);
  const [zone] = useZone();
  const { values, total, forgotten } = dimension;
  const shown = isLong ? values : values.slice(0, few);
  const highest = Math.max(1e-9, values[0]?.count ?? 0, forgotten);
  return (
    <Panel title={sentence(words(dimension.name))} note={plural(values.length, 'value')}>
      <ul className="bars">
        {shown.map(({ value, count, firstSeen, lastSeen }) => (
          <li key={value} title={`First seen ${formatExact(firstSeen, zone)}, last seen ${formatExact(lastSeen, zone)}`}>
            <span className="bar" aria-hidden="true" style={{ width: `${(100 * count) / highest}%` }} />
            <span className="bar-name">
              <SafeText text={value} />
            </span>
            <span className="bar-count">
              {formatAmount(count)} <span className="muted">{formatShare(total > 0 ? count / total : 0)}</span>
            </span>
          </li>
        ))}
        {forgotten > 0 && (
          <li title="Rare values that no longer have a row of their own">
            <span className="bar" aria-hidden="true" style={{ width: `${(100 * forgotten) / highest}%` }} />
            <span className="bar-name muted">all others</span>
            <span className="bar-count">{formatAmount(forgotten)}</span>
          </li>
        )}
      </ul>
      {values.length > few && (
        <Button
          look="quiet"
          aria-expanded={isLong}
          onClick={() => {
            setIsLong(!isLong);
          }}
        >
          {isLong ? 'Show fewer' : `Show ${formatCount(values.length - few)} more`}
        </Button>
      )}
    </Panel>
  );
}
