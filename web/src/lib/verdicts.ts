import type { VerdictKind, VerdictScope } from '@/api/types';

export const verdictWords: Readonly<Record<VerdictKind, string>> = {
  expected: 'Expected',
  malicious: 'Malicious',
  fixed: 'Fixed',
};

export const scopeWords: Readonly<Record<VerdictScope, string>> = {
  entity: 'this entity',
  peers: 'its peers in the account',
  account: 'everyone in the account',
};

/** Whether a time has passed. What never expires has not. */
export function isPast(time: string | null, now: number): boolean {
  return time !== null && Date.parse(time) <= now;
}
