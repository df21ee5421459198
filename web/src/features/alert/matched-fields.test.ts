import { expect, test } from 'vitest';
import { givenAlert } from '@/test/given';
import { matchedFields } from './matched-fields';

test('finds the fields that a rule names', () => {
  const text = 'Rule root_login matched: eventName = ConsoleLogin, userIdentity.type = Root.';

  expect([...matchedFields([{ dimension: 'rule', value: 'root_login', weight: 12, text }])]).toEqual(['eventName', 'userIdentity.type']);
});

test('knows where a detector looks', () => {
  expect([...matchedFields([{ dimension: 'region', value: 'eu-west-1', weight: 9, text: 'First use.' }])]).toEqual(['awsRegion']);
});

test('finds none for a dimension that it does not know', () => {
  expect(matchedFields([{ dimension: 'rate', value: '9', weight: 3, text: 'a = b' }]).size).toBe(0);
  expect(matchedFields(givenAlert({ reasons: [] }).reasons).size).toBe(0);
});
