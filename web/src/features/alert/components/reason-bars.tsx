import type { Reason } from '@/api/types';
import { formatBits, sentence, words } from '@/lib/format';
import { ReasonText } from './reason-text';

interface Props {
  readonly reasons: readonly Reason[];
  readonly score: number;
}

/** Why: the terms that sum to the score, each with its share of it. */
export function ReasonBars({ reasons, score }: Props) {
  const sum = reasons.reduce((total, reason) => total + reason.weight, 0);
  return (
    <section aria-labelledby="why">
      <h3 id="why">Why</h3>
      <ul className="reasons">
        {reasons.map((reason, index) => (
          <li key={index}>
            <span className="reason-name">{sentence(words(reason.dimension))}</span>
            <span className="reason-bar" aria-hidden="true">
              <span style={{ width: `${sum > 0 ? (100 * reason.weight) / sum : 0}%` }} />
            </span>
            <span className="reason-weight">{formatBits(reason.weight)}</span>
            <ReasonText text={reason.text} />
          </li>
        ))}
      </ul>
      <p className="reason-sum">
        <span>
          Sum of {reasons.length === 1 ? 'one reason' : `${reasons.length} reasons`}
          {Math.abs(sum - score) > 0.05 && `; the score is ${formatBits(score)}`}
        </span>
        <b>{formatBits(sum)} bits</b>
      </p>
    </section>
  );
}
