import { useMe } from '@/api/get-me';
import { Panel } from '@/components/panel';
import { ErrorState, Skeleton } from '@/components/state-views';
import { formatAmount, formatBits, formatCount } from '@/lib/format';
import { useBudget } from '../api/budget';
import { BudgetForm } from './budget-form';

const few = 7;

/** How many alerts a day there may be, and what that leads to. */
export function BudgetPanel() {
  const budget = useBudget();
  const me = useMe();
  const view = budget.data;
  return (
    <Panel title="Alert budget" note="sets how surprising behaviour must be to alert; rules of medium and above always do">
      {view === undefined ? (
        budget.error === null ? (
          <Skeleton lines={3} label="Fetching the alert budget" />
        ) : (
          <ErrorState error={budget.error} onRetry={() => void budget.refetch()} />
        )
      ) : (
        <>
          <dl className="tiles">
            <div>
              <dt>Budget</dt>
              <dd>{formatCount(view.perDay)}</dd>
              <dd className="tile-note">alerts a day in all accounts</dd>
            </div>
            <div>
              <dt>Threshold</dt>
              <dd>{formatBits(view.threshold)} bits</dd>
              <dd className="tile-note">
                {view.day === null ? 'nothing judged yet' : `on ${view.day}`}; never below {formatBits(view.floor)} nor above {formatBits(view.ceiling)}
              </dd>
            </div>
            <div>
              <dt>Expected</dt>
              <dd>{formatAmount(view.expected)}</dd>
              <dd className="tile-note">alerts a day at that threshold</dd>
            </div>
            <div>
              <dt>Next day</dt>
              <dd>{formatBits(view.next)} bits</dd>
              <dd className="tile-note">as far as it can be told now</dd>
            </div>
          </dl>
          {me.data?.role === 'admin' && me.data.accounts === null && <BudgetForm key={view.perDay} perDay={view.perDay} />}
          {view.days.length > 0 && (
            <table className="budget-days">
              <thead>
                <tr>
                  <th scope="col">Day (UTC)</th>
                  <th scope="col">Threshold</th>
                  <th scope="col">Alerts</th>
                  <th scope="col">Below it</th>
                </tr>
              </thead>
              <tbody>
                {view.days.slice(0, few).map((day) => (
                  <tr key={day.day}>
                    <th scope="row">{day.day}</th>
                    <td>{formatBits(day.threshold)}</td>
                    <td>{formatCount(day.alerts)}</td>
                    <td>{formatCount(day.hidden)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </Panel>
  );
}
