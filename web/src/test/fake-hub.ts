import type { FrameObserver, Hub } from '@/api/hub';
import type { AlertFilter, AlertFrame } from '@/api/types';

interface Watcher {
  readonly filter: AlertFilter;
  readonly after: number;
  readonly observer: FrameObserver;
}

/** A hub under the test's control. */
export class FakeHub implements Hub {
  /** Whether a connection can be made. */
  isUp = true;

  /** Every watch that was asked for, the ended ones too. */
  readonly asked: Watcher[] = [];

  private readonly open = new Set<Watcher>();

  get watchers(): number {
    return this.open.size;
  }

  readonly connect = () => (this.isUp ? Promise.resolve() : Promise.reject(new Error('refused')));

  readonly watch = (filter: AlertFilter, after: number, observer: FrameObserver) => {
    const watcher = { filter, after, observer };
    this.asked.push(watcher);
    this.open.add(watcher);
    return () => {
      this.open.delete(watcher);
    };
  };

  send(frame: AlertFrame): void {
    for (const watcher of this.open) {
      watcher.observer.next(frame);
    }
  }

  drop(): void {
    for (const watcher of [...this.open]) {
      this.open.delete(watcher);
      watcher.observer.end();
    }
  }
}
