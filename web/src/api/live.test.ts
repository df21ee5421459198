import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeHub } from '@/test/fake-hub';
import { everything } from './get-alerts';
import { watchAlerts, type LiveStatus } from './live';
import type { AlertFrame } from './types';

const frame = (from: number, to: number): AlertFrame => ({ from, to, alerts: [] });

function givenWatch(hub: FakeHub) {
  const states: LiveStatus['state'][] = [];
  const frames: AlertFrame[] = [];
  const onRefused = vi.fn();
  let to = 7;
  const stop = watchAlerts(hub, {
    filter: everything,
    after: () => to,
    onFrame: (next) => {
      frames.push(next);
      to = next.to;
    },
    onStatus: ({ state }) => states.push(state),
    onRefused,
  });
  return { states, frames, onRefused, stop };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('is live with the first frame, from the end of what is known', async () => {
  const hub = new FakeHub();
  const watch = givenWatch(hub);
  await vi.advanceTimersByTimeAsync(0);
  expect(watch.states).toEqual(['connecting']);

  hub.send(frame(7, 7));

  expect(hub.asked[0]?.after).toBe(7);
  expect(watch.states).toEqual(['connecting', 'live']);
});

test('goes on after a disconnection from where the last frame ended', async () => {
  const hub = new FakeHub();
  const watch = givenWatch(hub);
  await vi.advanceTimersByTimeAsync(0);
  hub.send(frame(7, 12));

  hub.drop();
  expect(watch.states.at(-1)).toBe('disconnected');
  await vi.advanceTimersByTimeAsync(500);
  hub.send(frame(12, 12));

  expect(hub.asked.map((each) => each.after)).toEqual([7, 12]);
  expect(watch.states.at(-1)).toBe('live');
});

test('keeps trying while there is no server, ever more seldom', async () => {
  const hub = new FakeHub();
  const connect = vi.spyOn(hub, 'connect');
  hub.isUp = false;
  givenWatch(hub);

  await vi.advanceTimersByTimeAsync(60_000);
  const tries = connect.mock.calls.length;
  expect(tries).toBeGreaterThan(5);
  expect(tries).toBeLessThan(15);

  hub.isUp = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(hub.watchers).toBe(1);
});

test('says that it was refused if the stream ends before its first frame', async () => {
  const hub = new FakeHub();
  const watch = givenWatch(hub);
  await vi.advanceTimersByTimeAsync(0);

  hub.drop();

  expect(watch.onRefused).toHaveBeenCalledOnce();
  expect(watch.states).toEqual(['connecting', 'disconnected']);
});

test('does nothing more once stopped', async () => {
  const hub = new FakeHub();
  const watch = givenWatch(hub);
  await vi.advanceTimersByTimeAsync(0);
  hub.send(frame(7, 8));

  watch.stop();
  hub.drop();
  await vi.advanceTimersByTimeAsync(60_000);

  expect(hub.asked).toHaveLength(1);
  expect(watch.states).toEqual(['connecting', 'live']);
});

test('does not start a stream if it was stopped while connecting', async () => {
  const hub = new FakeHub();
  const watch = givenWatch(hub);

  watch.stop();
  await vi.advanceTimersByTimeAsync(1_000);

  expect(hub.asked).toHaveLength(0);
});
