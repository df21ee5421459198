import './state-views.css';
import type { ReactNode } from 'react';
import { formatAge, useClock } from '@/lib/time';
import { Button } from './button';
import { Icon, type IconName } from './icon';

/** Nothing to show, and what to do about it. */
export function EmptyState({ icon = 'inbox', title, children }: { readonly icon?: IconName; readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="state-view">
      <Icon name={icon} size={28} />
      <h2>{title}</h2>
      {children !== undefined && <div className="state-text">{children}</div>}
    </div>
  );
}

/** Something went wrong: in words, with a way to try again. */
export function ErrorState({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <div className="state-view" role="alert">
      <Icon name="warning" size={28} />
      <h2>That did not work</h2>
      <div className="state-text">
        <p>{describe(error)}</p>
        <Button onClick={onRetry}>Try again</Button>
      </div>
    </div>
  );
}

/** What is shown is old: the last try to refresh it failed. */
export function StaleNote({ error, updatedAt, onRetry }: { readonly error: Error | null; readonly updatedAt: number; readonly onRetry: () => void }) {
  const age = useClock((now) => formatAge(now - updatedAt));
  return error === null ? null : (
    <div className="stale-note" role="status">
      <Icon name="warning" />
      <span>
        Could not refresh. This is {age} old. {describe(error)}
      </span>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}

/** Grey lines in place of what is being fetched. */
export function Skeleton({ lines, label }: { readonly lines: number; readonly label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}

function describe(error: Error): string {
  return error instanceof TypeError ? 'The server does not answer. Is OrleansSec still running?' : error.message;
}
