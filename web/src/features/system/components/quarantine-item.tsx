import '@/components/chips.css';
import type { QuarantineRow } from '@/api/types';
import { SafeText } from '@/components/safe-text';
import { TimeAgo } from '@/components/time-text';
import { formatCount, plural } from '@/lib/format';

/** One piece of input that could not be read. */
export function QuarantineItem({ row }: { readonly row: QuarantineRow }) {
  return (
    <li>
      <span className="chip mono">
        <SafeText text={row.reason} />
      </span>
      <p>
        <SafeText text={row.detail} />
      </p>
      <span className="muted number">
        {row.count > 1 && <>{plural(row.count, 'record')} · </>}
        <TimeAgo time={row.at} />
      </span>
      <p className="quarantine-place mono">
        <SafeText text={row.source} /> at byte {formatCount(row.offset)}
      </p>
    </li>
  );
}
