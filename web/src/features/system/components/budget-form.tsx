import { useState } from 'react';
import { Button } from '@/components/button';
import { useSetBudget } from '../api/budget';

/** Sets how many alerts a day there may be. */
export function BudgetForm({ perDay }: { readonly perDay: number }) {
  const [text, setText] = useState(String(perDay));
  const set = useSetBudget();
  return (
    <form
      className="budget-form"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate(Number(text));
      }}
    >
      <label>
        Alerts a day{' '}
        <input
          type="number"
          min={1}
          max={100_000}
          required
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
      </label>
      <Button type="submit" disabled={set.isPending || text === String(perDay)}>
        Set
      </Button>
      {set.error !== null && <span role="alert">{set.error.message}</span>}
    </form>
  );
}
