import { Link } from 'react-router';
import type { Verdict } from '@/api/types';
import { useUndoVerdict } from '@/api/undo-verdict';
import { Button } from '@/components/button';
import { EntityLink } from '@/components/entity-link';
import { SafeText } from '@/components/safe-text';
import { SeverityBadge } from '@/components/severity-badge';
import { TimeAgo } from '@/components/time-text';
import { VerdictStatus } from '@/components/verdict-status';
import { plural } from '@/lib/format';

const few = 3;

/** One verdict: what it is about, what it has silenced, and how to take it back. */
export function VerdictItem({ verdict, mayUndo }: { readonly verdict: Verdict; readonly mayUndo: boolean }) {
  const undo = useUndoVerdict();
  const { shape } = verdict;
  return (
    <li className={verdict.undoneAt === null ? '' : 'undone'}>
      <p className="verdict-title">
        <Link to={`/alerts/${encodeURIComponent(verdict.alertId)}`}>
          <SafeText text={verdict.title} />
        </Link>
        <EntityLink id={verdict.entity} account />
      </p>
      <VerdictStatus verdict={verdict} />
      <p className="muted verdict-shape">
        <span className="mono">
          <SafeText text={shape.detector} />
        </span>
        <span>
          at most <SeverityBadge severity={shape.severity} />
        </span>
        {shape.events.slice(0, few).map(({ action, network, region }) => (
          <span key={`${action} ${network ?? ''} ${region ?? ''}`} className="mono">
            <SafeText text={[action, network, region].filter((part) => part !== null && part !== '').join(' · ')} />
          </span>
        ))}
        {shape.events.length > few && <span>and {plural(shape.events.length - few, 'more', 'more')}</span>}
      </p>
      <p className="verdict-end">
        {verdict.kind === 'expected' && (
          <span className="number">
            Silenced {plural(verdict.silenced, 'event')}
            {verdict.lastSilenced !== null && (
              <>
                , last <TimeAgo time={verdict.lastSilenced} />
              </>
            )}
          </span>
        )}
        {verdict.undoneAt !== null ? (
          <span className="muted">
            Undone by <SafeText text={verdict.undoneBy ?? ''} /> <TimeAgo time={verdict.undoneAt} />
          </span>
        ) : (
          mayUndo && (
            <Button
              disabled={undo.isPending}
              onClick={() => {
                undo.mutate(verdict.id);
              }}
            >
              Undo
            </Button>
          )
        )}
      </p>
      {undo.error !== null && <p role="alert">{undo.error.message}</p>}
    </li>
  );
}
