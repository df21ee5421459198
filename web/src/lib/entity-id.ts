import type { EntityKind } from '@/api/types';

export interface EntityName {
  readonly kind: EntityKind;
  /** The 12-digit account. */
  readonly account: string;
  /** `role`, `user` ...; null for what has no such type. */
  readonly type: string | null;
  /** What a person calls it. */
  readonly name: string;
}

const kinds: Readonly<Record<string, EntityKind>> = {
  acct: 'account',
  prin: 'principal',
  host: 'host',
  work: 'workload',
};

/** Takes an id such as `prin:111122223333:role:ci-deploy` apart. */
export function parseEntityId(id: string): EntityName {
  const [prefix = '', account = '', ...rest] = id.split(':');
  const kind = kinds[prefix] ?? 'principal';
  if (rest.length === 0) {
    return { kind, account, type: null, name: account };
  }

  const [type = '', ...name] = rest;
  return name.length === 0 || name.join(':') === ''
    ? { kind, account, type: null, name: type }
    : { kind, account, type, name: name.join(':') };
}
