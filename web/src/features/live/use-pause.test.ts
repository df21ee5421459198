import { expect, test } from 'vitest';
import type { AlertView } from '@/api/apply-change';
import { givenAlert } from '@/test/given';
import { withOlder } from './use-pause';

function givenView(sequences: number[], before: number | null): AlertView {
  return { to: Math.max(...sequences), before, alerts: sequences.map((sequence) => givenAlert({ sequence })) };
}

const sequences = (view: AlertView) => view.alerts.map((alert) => alert.sequence);

test('a held list takes older alerts, not new ones', () => {
  const held = givenView([6, 5], 5);

  const shown = withOlder(held, givenView([8, 7, 6, 5, 4, 3], 3));

  expect(sequences(shown)).toEqual([6, 5, 4, 3]);
  expect(shown.before).toBe(3);
});

test('a held list is the same object while nothing older was fetched', () => {
  const held = givenView([6, 5], 5);

  expect(withOlder(held, givenView([8, 7, 6, 5], 5))).toBe(held);
});
