import { expect, test } from 'vitest';
import { techniqueName, techniqueUrl } from './techniques';

test('links a technique and a sub-technique', () => {
  expect(techniqueUrl('T1078')).toBe('https://attack.mitre.org/techniques/T1078/');
  expect(techniqueUrl('T1078.004')).toBe('https://attack.mitre.org/techniques/T1078/004/');
});

test('does not link what is not a technique id', () => {
  expect(techniqueUrl('T1078/../../x')).toBeNull();
  expect(techniqueUrl('javascript:alert(1)')).toBeNull();
});

test('names a sub-technique that it does not know by its parent', () => {
  expect(techniqueName('T1078.999')).toBe('Valid Accounts');
  expect(techniqueName('T9999')).toBeNull();
});
