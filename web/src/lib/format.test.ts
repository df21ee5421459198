import { expect, test } from 'vitest';
import { formatAmount, formatCount, formatShare, plural, words } from './format';

test('writes counts with separators', () => {
  expect(formatCount(1234567)).toBe('1,234,567');
});

test.each([
  [0, '0'],
  [0.44, '0.4'],
  [9.94, '9.9'],
  [9.96, '10'],
  [1234.5, '1,235'],
])('writes %d as %s', (amount, text) => {
  expect(formatAmount(amount)).toBe(text);
});

test('never rounds a share that is there down to nothing', () => {
  expect(formatShare(0.0004)).toBe('< 1 %');
  expect(formatShare(0)).toBe('0 %');
  expect(formatShare(0.126)).toBe('13 %');
});

test('speaks of one and of many', () => {
  expect(plural(1, 'event')).toBe('1 event');
  expect(plural(2, 'event')).toBe('2 events');
  expect(words('accessKey')).toBe('access key');
});
