import { expect, test } from 'vitest';
import { formatAge, formatExact, formatRelative, formatShort, formatSpan } from './time';

const now = Date.parse('2026-03-01T12:00:00Z');

test('writes exact times in UTC to the second', () => {
  expect(formatExact('2026-03-01T14:05:09.123Z', 'utc')).toBe('2026-03-01 14:05:09 UTC');
});

test('writes local times with their offset', () => {
  expect(formatExact('2026-03-01T14:05:09Z', 'local')).toMatch(/^2026-0[23]-\d\d \d\d:\d\d:09 UTC[+−]\d\d:\d\d$/);
});

test.each([
  ['2026-03-01T11:59:58Z', 'now'],
  ['2026-03-01T11:59:20Z', '40 s ago'],
  ['2026-03-01T11:57:00Z', '3 min ago'],
  ['2026-02-28T13:00:00Z', '23 h ago'],
  ['2026-02-20T12:00:00Z', '9 d ago'],
  ['2019-03-22T12:00:00Z', '6 y ago'],
  ['2026-03-01T13:00:00Z', 'in 1 h'],
  ['nonsense', 'nonsense'],
])('says how long ago %s was', (time, words) => {
  expect(formatRelative(time, now)).toBe(words);
});

test('never says a negative age', () => {
  expect(formatAge(-5)).toBe('0 s');
});

test('tells a time to the minute where there is little room', () => {
  expect(formatShort('2026-03-01T04:05:09Z', 'utc')).toBe('Mar 1 04:05');
});

test('tells how long something went on, unless it happened once', () => {
  expect(formatSpan('2026-03-01T10:00:00Z', '2026-03-01T10:05:00Z')).toBe('5 min');
  expect(formatSpan('2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z')).toBeNull();
});
