import type { AlertVerdict } from '@/api/types';
import { useClock } from '@/lib/time';
import { isPast, scopeWords } from '@/lib/verdicts';
import { SafeText } from './safe-text';
import { TimeAgo, TimeShort } from './time-text';
import { VerdictChip } from './verdict-chip';

/** A verdict in a sentence: what, for whom, by whom, until when, and why. */
export function VerdictStatus({ verdict }: { readonly verdict: Omit<AlertVerdict, 'id'> }) {
  const isOver = useClock((now) => String(isPast(verdict.expires, now))) === 'true';
  return (
    <p className="verdict-status">
      <VerdictChip verdict={verdict} /> {verdict.kind === 'expected' && <>for {scopeWords[verdict.scope]} </>}
      <span className="muted">
        said by <SafeText text={verdict.by} /> <TimeAgo time={verdict.given} />
        {verdict.expires !== null && (
          <>
            ; {isOver ? 'expired' : 'until'} <TimeShort time={verdict.expires} />
          </>
        )}
      </span>
      {verdict.note !== null && (
        <>
          {' '}
          <q>
            <SafeText text={verdict.note} />
          </q>
        </>
      )}
    </p>
  );
}
