import type { HubConnection } from '@microsoft/signalr';
import type { AlertFilter, AlertFrame } from './types';

export interface FrameObserver {
  readonly next: (frame: AlertFrame) => void;
  /** The stream ended: the server went away, or refused. */
  readonly end: () => void;
}

/** The one connection to the alert hub. */
export interface Hub {
  /** Resolves when connected; at once if it is already. */
  readonly connect: () => Promise<void>;
  /** Streams alerts that follow a place in the log. Returns how to stop. */
  readonly watch: (filter: AlertFilter, after: number, observer: FrameObserver) => () => void;
}

/** The hub over SignalR, whose code is fetched when it is first needed. */
export function createSignalRHub(url: string): Hub {
  let connection: HubConnection | undefined;
  let starting: Promise<void> | undefined;

  async function start(): Promise<void> {
    const signalr = await import('@microsoft/signalr');
    connection ??= new signalr.HubConnectionBuilder().withUrl(url).configureLogging(signalr.LogLevel.None).build();
    if (connection.state !== signalr.HubConnectionState.Connected) {
      await connection.start();
    }
  }

  return {
    connect: () => {
      starting ??= start().finally(() => {
        starting = undefined;
      });
      return starting;
    },
    watch: (filter, after, observer) => {
      const subscription = connection?.stream<AlertFrame>('Watch', filter, after).subscribe({
        next: observer.next,
        error: observer.end,
        complete: observer.end,
      });
      return () => subscription?.dispose();
    },
  };
}
