import { describe, expect, test } from 'vitest';
import { givenAlert, givenPage } from '@/test/given';
import { addOlder, applyChange, gap, maxKept, toView, type AlertView } from './apply-change';
import type { AlertFrame } from './types';

function givenView(sequences: number[], part: Partial<AlertView> = {}): AlertView {
  return {
    to: Math.max(0, ...sequences),
    before: null,
    alerts: sequences.map((sequence) => givenAlert({ sequence })),
    ...part,
  };
}

function givenFrame(from: number, to: number, sequences: number[] = []): AlertFrame {
  return { from, to, alerts: sequences.map((sequence) => givenAlert({ sequence })) };
}

function apply(view: AlertView, frame: AlertFrame): AlertView {
  const next = applyChange(view, frame);
  if (next === gap) {
    throw new Error('A gap was not expected.');
  }

  return next;
}

const ids = (view: AlertView) => view.alerts.map((alert) => alert.id);

describe('a frame that follows', () => {
  test('puts its alerts on top, the last changed first', () => {
    const view = givenView([2, 1]);

    const next = apply(view, givenFrame(2, 4, [3, 4]));

    expect(ids(next)).toEqual(['a4', 'a3', 'a2', 'a1']);
    expect(next.to).toBe(4);
  });

  test('moves the end on even if no alert matched', () => {
    const view = givenView([2, 1]);

    const next = apply(view, givenFrame(2, 9));

    expect(next.to).toBe(9);
    expect(next.alerts).toBe(view.alerts);
  });

  test('fills an empty view', () => {
    const next = apply(givenView([]), givenFrame(0, 1, [1]));

    expect(ids(next)).toEqual(['a1']);
    expect(next.to).toBe(1);
  });

  test('leaves where older alerts lie', () => {
    const view = givenView([12, 11], { before: 11 });

    expect(apply(view, givenFrame(12, 13, [13])).before).toBe(11);
  });

  test('does not change the view that it was applied to', () => {
    const view = Object.freeze({ ...givenView([2, 1]), alerts: Object.freeze([givenAlert({ sequence: 2 })]) });

    expect(() => apply(view, givenFrame(2, 3, [3]))).not.toThrow();
    expect(ids(view)).toEqual(['a2']);
  });

  test('sorts alerts that come out of order', () => {
    const next = apply(givenView([]), givenFrame(0, 3, [2, 3, 1]));

    expect(ids(next)).toEqual(['a3', 'a2', 'a1']);
  });
});

describe('a change of a known alert', () => {
  test('replaces it and moves it to the top', () => {
    const view = givenView([3, 2, 1]);
    const changed = givenAlert({ id: 'a1', sequence: 4, count: 7 });

    const next = apply(view, { from: 3, to: 4, alerts: [changed] });

    expect(ids(next)).toEqual(['a1', 'a3', 'a2']);
    expect(next.alerts[0]).toBe(changed);
  });

  test('keeps the other alerts as the same objects', () => {
    const view = givenView([2, 1]);

    const next = apply(view, { from: 2, to: 3, alerts: [givenAlert({ id: 'a1', sequence: 3 })] });

    expect(next.alerts[1]).toBe(view.alerts[0]);
  });

  test('counts once if it comes twice in a frame, as its newest state', () => {
    const older = givenAlert({ id: 'a9', sequence: 3, count: 1 });
    const newer = givenAlert({ id: 'a9', sequence: 4, count: 2 });

    const next = apply(givenView([2, 1]), { from: 2, to: 4, alerts: [newer, older] });

    expect(ids(next)).toEqual(['a9', 'a2', 'a1']);
    expect(next.alerts[0]).toBe(newer);
  });

  test('is ignored if its sequence is not beyond the view', () => {
    const view = givenView([2, 1]);
    const stale = givenAlert({ id: 'a2', sequence: 2, count: 99 });

    const next = apply(view, { from: 1, to: 3, alerts: [stale, givenAlert({ sequence: 3 })] });

    expect(ids(next)).toEqual(['a3', 'a2', 'a1']);
    expect(next.alerts[1]).toBe(view.alerts[0]);
  });
});

describe('a frame that tells nothing new', () => {
  test.each([
    ['ends where the view ends', givenFrame(1, 2, [2])],
    ['ends before the view ends', givenFrame(0, 1, [1])],
    ['is empty and ends where the view ends', givenFrame(2, 2)],
    ['is empty and old', givenFrame(0, 0)],
  ])('leaves the same view if it %s', (_, frame) => {
    const view = givenView([2, 1]);

    expect(applyChange(view, frame)).toBe(view);
  });

  test('leaves the same view when it is applied a second time', () => {
    const frame = givenFrame(2, 3, [3]);
    const once = apply(givenView([2, 1]), frame);

    expect(applyChange(once, frame)).toBe(once);
  });
});

describe('a frame that does not follow', () => {
  test('is a gap if it starts behind the end of the view', () => {
    expect(applyChange(givenView([2, 1]), givenFrame(3, 4, [4]))).toBe(gap);
  });

  test('is a gap even if it is empty', () => {
    expect(applyChange(givenView([2, 1]), givenFrame(3, 4))).toBe(gap);
  });

  test('is a gap for an empty view that is not at the start of the log', () => {
    expect(applyChange(givenView([], { to: 5 }), givenFrame(6, 7, [7]))).toBe(gap);
  });

  test('adds only what is new if it starts before the end of the view', () => {
    const view = givenView([3, 2, 1]);

    const next = apply(view, givenFrame(1, 5, [2, 3, 4, 5]));

    expect(ids(next)).toEqual(['a5', 'a4', 'a3', 'a2', 'a1']);
    expect(next.alerts[2]).toBe(view.alerts[0]);
  });
});

describe('many frames', () => {
  test('end in the same view however they were cut', () => {
    const sequences = Array.from({ length: 40 }, (_, index) => index + 1);
    const changes = sequences.map((sequence) => givenAlert({ id: `a${sequence % 7}`, sequence }));
    const run = (size: number) => {
      let view = givenView([]);
      for (let from = 0; from < changes.length; from += size) {
        const part = changes.slice(from, from + size);
        view = apply(view, { from, to: from + part.length, alerts: part });
      }

      return view;
    };

    expect(run(1)).toEqual(run(40));
    expect(run(7)).toEqual(run(40));
    expect(run(40).alerts.map((alert) => alert.sequence)).toEqual([40, 39, 38, 37, 36, 35, 34]);
  });

  test('end in the same view if each comes twice and overlaps the one before', () => {
    let view = givenView([]);
    for (let to = 1; to <= 20; to++) {
      const frame = givenFrame(Math.max(0, to - 3), to, [to - 2, to - 1, to].filter((sequence) => sequence > 0));
      view = apply(apply(view, frame), frame);
    }

    expect(view.alerts.map((alert) => alert.sequence)).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index));
  });

  test('do not grow the view without bound: the oldest can be fetched again', () => {
    const view: AlertView = givenView(Array.from({ length: maxKept }, (_, index) => maxKept - index));

    const next = apply(view, givenFrame(maxKept, maxKept + 2, [maxKept + 1, maxKept + 2]));

    expect(next.alerts).toHaveLength(maxKept);
    expect(next.alerts.at(-1)?.sequence).toBe(3);
    expect(next.before).toBe(3);
  });
});

describe('a page', () => {
  test('becomes a view that is complete up to the head of the log', () => {
    const view = toView(givenPage([givenAlert({ sequence: 5 }), givenAlert({ sequence: 4 })], { before: 4, head: 9 }));

    expect(ids(view)).toEqual(['a5', 'a4']);
    expect(view.to).toBe(9);
    expect(view.before).toBe(4);
  });

  test('of older alerts goes below', () => {
    const view = givenView([6, 5], { before: 5 });

    const next = addOlder(view, givenPage([givenAlert({ sequence: 4 }), givenAlert({ sequence: 3 })], { before: 3 }));

    expect(ids(next)).toEqual(['a6', 'a5', 'a4', 'a3']);
    expect(next.before).toBe(3);
    expect(next.to).toBe(6);
  });

  test('of older alerts does not bring back an old state of one that has changed since', () => {
    const changed = givenAlert({ id: 'a3', sequence: 7, count: 9 });
    const view = givenView([6, 5], { to: 7, alerts: [changed, givenAlert({ sequence: 6 })], before: 5 });

    const next = addOlder(view, givenPage([givenAlert({ id: 'a3', sequence: 3, count: 1 })], { before: null }));

    expect(next.alerts.filter((alert) => alert.id === 'a3')).toEqual([changed]);
    expect(next.before).toBeNull();
  });
});
