import { useState } from 'react';
import { useMayJudge } from '@/api/get-me';
import type { Alert, VerdictKind } from '@/api/types';
import { useUndoVerdict } from '@/api/undo-verdict';
import { Button } from '@/components/button';
import { VerdictStatus } from '@/components/verdict-status';
import { useKeys } from '@/lib/keys';
import { verdictWords } from '@/lib/verdicts';
import { VerdictForm } from './verdict-form';

const kinds: readonly VerdictKind[] = ['expected', 'malicious', 'fixed'];

/** What was said of the alert, and buttons and keys to say something else or to take it back. */
export function VerdictPanel({ alert }: { readonly alert: Alert }) {
  const mayJudge = useMayJudge();
  const [asked, setAsked] = useState<VerdictKind | null>(null);
  const undo = useUndoVerdict();
  const standing = alert.verdict;
  const ask = (kind: VerdictKind) => (event: { preventDefault: () => void }) => {
    event.preventDefault();
    if (mayJudge) {
      setAsked(kind);
    }
  };
  const takeBack = () => {
    if (mayJudge && standing !== null) {
      undo.mutate(standing.id);
    }
  };
  useKeys({ e: ask('expected'), m: ask('malicious'), f: ask('fixed'), u: takeBack });
  return (
    <section className="verdict-panel" aria-label="Verdict">
      {standing === null ? <p className="muted">Nobody has judged this alert yet.</p> : <VerdictStatus verdict={standing} />}
      {mayJudge && (
        <div className="verdict-actions">
          {kinds.map((kind) => (
            <Button key={kind} aria-keyshortcuts={kind.charAt(0)} title={`Key: ${kind.charAt(0)}`} onClick={ask(kind)}>
              {verdictWords[kind]}
            </Button>
          ))}
          {standing !== null && (
            <Button look="quiet" aria-keyshortcuts="u" title="Key: u" disabled={undo.isPending} onClick={takeBack}>
              Undo
            </Button>
          )}
        </div>
      )}
      {undo.error !== null && <p role="alert">{undo.error.message}</p>}
      {asked !== null && (
        <VerdictForm
          alertId={alert.id}
          kind={asked}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}
