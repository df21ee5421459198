import type { Hub } from './hub';
import type { AlertFilter, AlertFrame } from './types';

/** How the live feed does. */
export interface LiveStatus {
  readonly state: 'connecting' | 'live' | 'disconnected';
  /** When that began, in milliseconds. */
  readonly since: number;
}

export interface WatchOptions {
  readonly filter: AlertFilter;
  /** Where to go on: the end of what is known, asked at each (re)connect. */
  readonly after: () => number;
  readonly onFrame: (frame: AlertFrame) => void;
  readonly onStatus: (status: LiveStatus) => void;
  /** A stream ended before its first frame, which comes at once: the server would not go on from there. */
  readonly onRefused: () => void;
}

const firstDelay = 500;
const lastDelay = 10_000;

/** A connection that held this long was a good one: the next try may come soon. */
const goodAfter = 5_000;

/** Watches until stopped, connecting again for ever, each time from where the last frame ended. */
export function watchAlerts(hub: Hub, options: WatchOptions): () => void {
  let stopped = false;
  let stopStream: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delay = firstDelay;
  let state: LiveStatus['state'] | undefined;
  let liveSince = Infinity;

  const report = (next: LiveStatus['state']) => {
    if (state !== next && !stopped) {
      state = next;
      options.onStatus({ state: next, since: Date.now() });
    }
  };

  const retry = () => {
    if (stopped) {
      return;
    }

    report('disconnected');
    stopStream?.();
    stopStream = undefined;
    delay = Date.now() - liveSince >= goodAfter ? firstDelay : delay;
    liveSince = Infinity;
    timer = setTimeout(connect, delay);
    delay = Math.min(delay * 2, lastDelay);
  };

  const subscribe = () => {
    if (stopped) {
      return;
    }

    let ended = false;
    let begun = false;
    stopStream = hub.watch(options.filter, options.after(), {
      next: (frame) => {
        if (!stopped && !ended) {
          begun = true;
          liveSince = Math.min(liveSince, Date.now());
          options.onFrame(frame);
          report('live');
        }
      },
      end: () => {
        if (!ended) {
          ended = true;
          retry();
          if (!begun && !stopped) {
            options.onRefused();
          }
        }
      },
    });
  };

  function connect(): void {
    hub.connect().then(subscribe, retry);
  }

  report('connecting');
  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    stopStream?.();
  };
}
