import type { Alert } from '@/api/types';
import { formatBits, sentence, words } from '@/lib/format';
import { ReasonText } from './reason-text';

/** Why: the terms that sum to the score, each with its share of it, and which of them made it an alert. */
export function ReasonBars({ alert }: { readonly alert: Alert }) {
  const { reasons, score, threshold, counterfactual } = alert;
  const sum = reasons.reduce((total, reason) => total + reason.weight, 0);
  return (
    <section aria-labelledby="why">
      <h3 id="why">Why</h3>
      <ul className="reasons">
        {reasons.map((reason, index) => (
          <li key={index} className={index < counterfactual.length ? 'decisive' : ''}>
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
      {counterfactual.length > 0 && (
        <p className="counterfactual">
          <b>Without {counterfactual.map((reason) => words(reason.dimension)).join(' and ')}, no alert:</b>{' '}
          {formatBits(Math.max(0, score - counterfactual.reduce((total, reason) => total + reason.weight, 0)))} bits would remain, and{' '}
          {formatBits(threshold)} are needed.
        </p>
      )}
    </section>
  );
}
