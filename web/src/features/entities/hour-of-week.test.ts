import { expect, test } from 'vitest';
import { hourName, nextHour, strength } from './hour-of-week';

test('begins on Monday', () => {
  expect(hourName(0)).toBe('Mon 00:00');
  expect(hourName(167)).toBe('Sun 23:00');
});

test.each([
  [0, 'ArrowLeft', 0],
  [0, 'ArrowRight', 1],
  [5, 'ArrowDown', 29],
  [5, 'ArrowUp', 5],
  [29, 'Home', 24],
  [29, 'End', 47],
  [160, 'ArrowDown', 160],
  [7, 'x', 7],
])('goes from hour %d by %s to %d', (index, key, next) => {
  expect(nextHour(index, key)).toBe(next);
});

test('keeps quiet hours visible and empty ones empty', () => {
  expect(strength(0, 100)).toBe(0);
  expect(strength(0.01, 100)).toBeGreaterThanOrEqual(0.12);
  expect(strength(100, 100)).toBe(1);
  expect(strength(0, 0)).toBe(0);
});
