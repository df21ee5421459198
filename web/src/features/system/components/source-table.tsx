import type { SourceView } from '@/api/types';
import { Panel } from '@/components/panel';
import { SafeText } from '@/components/safe-text';
import { formatCount, plural, sentence } from '@/lib/format';

/** What a source has still to do, and how late it is. */
function progress({ pending, lagSeconds }: SourceView): string {
  if (pending === 0) {
    return 'nothing pending';
  }
  const lag = Math.round(lagSeconds ?? 0);
  return lag < 1 ? `${formatCount(pending)} pending` : `${formatCount(pending)} pending, ${formatCount(lag)} s behind`;
}

/** Where input comes from, and how each source does. */
export function SourceTable({ sources }: { readonly sources: readonly SourceView[] }) {
  return (
    <Panel title="Sources" note={plural(sources.length, 'source')}>
      <ul className="sources">
        {sources.map((source) => (
          <li key={`${source.kind} ${source.name}`}>
            <span className={`source-state ${source.state}`}>{sentence(source.state)}</span>
            <span className="source-name">
              <span className="muted">{source.kind}</span>{' '}
              <span className="mono">
                <SafeText text={source.name} />
              </span>
              {source.detail !== null && (
                <span className="source-detail">
                  <SafeText text={source.detail} />
                </span>
              )}
            </span>
            <span className="number muted">{progress(source)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
