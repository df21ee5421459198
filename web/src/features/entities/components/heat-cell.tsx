import type { CSSProperties } from 'react';
import { formatAmount } from '@/lib/format';
import { hourName, strength } from '../hour-of-week';

interface Props {
  readonly index: number;
  readonly count: number;
  readonly highest: number;
  readonly isTabStop: boolean;
  readonly onChoose: () => void;
}

/** One hour of the week: the stronger the colour, the busier. */
export function HeatCell({ index, count, highest, isTabStop, onChoose }: Props) {
  const percent = `${Math.round(strength(count, highest) * 100)}%`;
  return (
    <td
      role="gridcell"
      data-hour={index}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={`${hourName(index)}, ${formatAmount(count)} events`}
      style={{ '--strength': percent } as CSSProperties}
      onFocus={onChoose}
      onPointerEnter={onChoose}
    />
  );
}
