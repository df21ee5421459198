import { useEffect, useRef, useState } from 'react';
import type { VerdictKind, VerdictScope } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { scopeWords, verdictWords } from '@/lib/verdicts';
import { useGiveVerdict } from '../api/give-verdict';

interface Props {
  readonly alertId: string;
  readonly kind: VerdictKind;
  readonly onClose: () => void;
}

const spans: readonly (readonly [string, string])[] = [
  ['P1D', '1 day'],
  ['P7D', '7 days'],
  ['P30D', '30 days'],
  ['P90D', '90 days'],
  ['P365D', '365 days'],
];

const effects: Readonly<Record<VerdictKind, string>> = {
  expected: 'The same detector is silent for the same actions, networks and regions, at no higher severity. Anything else still alerts.',
  malicious: 'Recorded on the alert. Nothing is silenced.',
  fixed: 'Recorded on the alert. Nothing is silenced: should it come back, it shows.',
};

/** Asks what a verdict needs: for an expected alert for whom and until when, for any why. */
export function VerdictForm({ alertId, kind, onClose }: Props) {
  const [scope, setScope] = useState<VerdictScope>('entity');
  const [expires, setExpires] = useState('P30D');
  const [note, setNote] = useState('');
  const give = useGiveVerdict(alertId);
  const submit = useRef<HTMLButtonElement>(null);

  // So that a key and Enter judge an alert.
  useEffect(() => {
    submit.current?.focus();
  }, []);
  return (
    <Dialog title={`${verdictWords[kind]}?`} onClose={onClose}>
      <form
        className="verdict-form"
        onSubmit={(event) => {
          event.preventDefault();
          give.mutate({ verdict: kind, scope, expires, note: note.trim() === '' ? null : note }, { onSuccess: onClose });
        }}
      >
        <p>{effects[kind]}</p>
        {kind === 'expected' && (
          <>
            <label>
              For whom
              <select
                value={scope}
                onChange={(event) => {
                  setScope(event.target.value as VerdictScope);
                }}
              >
                {Object.entries(scopeWords).map(([value, text]) => (
                  <option key={value} value={value}>
                    {text}
                  </option>
                ))}
              </select>
            </label>
            <label>
              For how long
              <select
                value={expires}
                onChange={(event) => {
                  setExpires(event.target.value);
                }}
              >
                {spans.map(([value, text]) => (
                  <option key={value} value={value}>
                    {text}
                  </option>
                ))}
              </select>
            </label>
          </>
        )}
        <label>
          Note
          <textarea
            rows={2}
            maxLength={1000}
            value={note}
            onChange={(event) => {
              setNote(event.target.value);
            }}
          />
        </label>
        {give.error !== null && <p role="alert">{give.error.message}</p>}
        <footer>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="strong" ref={submit} disabled={give.isPending}>
            {verdictWords[kind]}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
