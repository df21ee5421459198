import type { SourceView } from '@/api/types';
import { Panel } from '@/components/panel';
import { SafeText } from '@/components/safe-text';
import { formatCount, plural, sentence } from '@/lib/format';

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
            <span className="number muted">{source.pending === 0 ? 'nothing pending' : `${formatCount(source.pending)} pending`}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
