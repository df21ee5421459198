import type { LiveStatus } from '@/api/live';

const words: Readonly<Record<LiveStatus['state'], string>> = {
  connecting: 'Connecting',
  live: 'Connected',
  disconnected: 'Disconnected',
};

/** Whether new alerts come in by themselves. */
export function ConnectionState({ status, isPaused }: { readonly status: LiveStatus; readonly isPaused: boolean }) {
  const state = isPaused && status.state === 'live' ? 'paused' : status.state;
  return (
    <span className={`connection is-${state}`} role="status" aria-label="Connection">
      {state === 'paused' ? 'Paused' : words[status.state]}
    </span>
  );
}
