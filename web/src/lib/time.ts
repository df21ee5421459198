import { useSyncExternalStore } from 'react';
import { usePreference } from './preferences';

const zones = ['utc', 'local'] as const;
export type Zone = (typeof zones)[number];

/** Whether times are shown in UTC, as CloudTrail writes them, or as the clock on the wall. */
export function useZone(): [Zone, (zone: Zone) => void] {
  return usePreference('zone', zones, 'utc');
}

const two = (n: number) => String(n).padStart(2, '0');

/** The time to the second, such as `2026-03-01 14:05:09 UTC`. */
export function formatExact(time: string, zone: Zone): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    return time;
  }

  if (zone === 'utc') {
    return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  }

  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())} ${offset(date)}`;
}

function offset(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** A span of milliseconds in its largest unit, such as `3 min`. */
export function formatAge(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }

  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min`;
  }

  if (seconds < 48 * 3600) {
    return `${Math.floor(seconds / 3600)} h`;
  }

  const days = Math.floor(seconds / 86_400);
  return days < 730 ? `${days} d` : `${Math.floor(days / 365)} y`;
}

/** How long ago, such as `3 min ago`; `in 3 min` where a clock is wrong. */
export function formatRelative(time: string, now: number): string {
  const age = now - new Date(time).getTime();
  if (Number.isNaN(age)) {
    return time;
  }

  if (age < -5_000) {
    return `in ${formatAge(-age)}`;
  }

  return age < 5_000 ? 'now' : `${formatAge(age)} ago`;
}

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) {
      each();
    }
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present to the second: one clock for the whole page. A component renders again only when its own text changes. */
export function useClock<T extends string | number>(read: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => read(now));
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The time to the minute where there is little room, such as `Mar 1 14:05`. */
export function formatShort(time: string, zone: Zone): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    return time;
  }

  return zone === 'utc'
    ? `${months[date.getUTCMonth()] ?? ''} ${date.getUTCDate()} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
    : `${months[date.getMonth()] ?? ''} ${date.getDate()} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** How long it went on, such as `23 h`; null for what happened once. */
export function formatSpan(first: string, last: string): string | null {
  const span = new Date(last).getTime() - new Date(first).getTime();
  return span > 0 ? formatAge(span) : null;
}
