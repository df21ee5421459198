import { expect, test } from 'vitest';
import { childPath, entriesOf, holds, parseRecord } from './json-tree';

test('reads a record', () => {
  expect(entriesOf(parseRecord('{"a":1,"b":[true]}') ?? null)).toEqual([
    ['a', 1],
    ['b', [true]],
  ]);
});

test('gives up on what is not JSON or nobody could read', () => {
  expect(parseRecord('{"a":')).toBeNull();
  expect(parseRecord('['.repeat(10_000) + ']'.repeat(10_000))).toBeNull();
});

test('names the parts of a list by the list, as rules do', () => {
  expect(childPath('requestParameters', {}, 'tags')).toBe('requestParameters.tags');
  expect(childPath('requestParameters.tags', [], '0')).toBe('requestParameters.tags');
});

test('finds a text in names and values at any depth', () => {
  const record = parseRecord('{"a":{"userName":"Ana"},"n":12}') ?? null;

  expect(holds('', record, 'username')).toBe(true);
  expect(holds('', record, 'ana')).toBe(true);
  expect(holds('', record, '12')).toBe(true);
  expect(holds('', record, 'bob')).toBe(false);
});
