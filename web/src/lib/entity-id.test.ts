import { expect, test } from 'vitest';
import { parseEntityId } from './entity-id';

test.each([
  ['acct:111122223333', { kind: 'account', account: '111122223333', type: null, name: '111122223333' }],
  ['prin:111122223333:role:ci-deploy', { kind: 'principal', account: '111122223333', type: 'role', name: 'ci-deploy' }],
  ['prin:111122223333:federated:a:b/c', { kind: 'principal', account: '111122223333', type: 'federated', name: 'a:b/c' }],
  ['prin:111122223333:root', { kind: 'principal', account: '111122223333', type: null, name: 'root' }],
  ['host:111122223333:i-0abc', { kind: 'host', account: '111122223333', type: null, name: 'i-0abc' }],
])('takes %s apart', (id, parts) => {
  expect(parseEntityId(id)).toEqual(parts);
});
