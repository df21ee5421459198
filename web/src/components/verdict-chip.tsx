import './verdict-chip.css';
import type { VerdictKind } from '@/api/types';
import { verdictWords } from '@/lib/verdicts';

const signs: Readonly<Record<VerdictKind, string>> = { expected: '=', malicious: '!', fixed: '✓' };

/** What an operator said of an alert, by sign, colour and word. */
export function VerdictChip({ verdict }: { readonly verdict: { readonly kind: VerdictKind } }) {
  return (
    <span className={`verdict-chip ${verdict.kind}`}>
      <span aria-hidden="true">{signs[verdict.kind]}</span>
      {verdictWords[verdict.kind]}
    </span>
  );
}
