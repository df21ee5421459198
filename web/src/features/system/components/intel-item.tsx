import type { IntelListView } from '@/api/types';
import { SafeText } from '@/components/safe-text';
import { formatCount } from '@/lib/format';

/** One list: what it is for, how much of it is used, what was refused, what is wrong. */
export function IntelItem({ list }: { readonly list: IntelListView }) {
  const refused = list.refused.map((refusal) => `${formatCount(refusal.count)} ${refusal.reason}`).join(', ');
  return (
    <li>
      <span className={`source-state ${list.problem === null ? 'reading' : 'failed'}`}>{list.problem === null ? 'In use' : 'Failed'}</span>
      <span className="source-name">
        <span className="muted">{list.kind}</span>{' '}
        <span className="mono">
          <SafeText text={list.location} />
        </span>
        {list.problem !== null && (
          <span className="source-detail">
            <SafeText text={list.problem} />
          </span>
        )}
        {refused !== '' && (
          <span className="source-detail">
            Refused: <SafeText text={refused} />
          </span>
        )}
      </span>
      <span className="number muted">{formatCount(list.entries)} entries</span>
    </li>
  );
}
