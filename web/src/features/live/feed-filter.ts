import type { AlertFilter } from '@/api/types';
import { toSeverity } from '@/lib/severity';

/** The filter's parts by their names in the address, which are also the API's. */
export const filterNames = ['severity', 'q', 'account', 'entity', 'detector', 'technique', 'from', 'to'] as const;
export type FilterName = (typeof filterNames)[number];

/** Reads the filter of the feed from the address. What cannot be meant is passed over. */
export function readFilter(search: URLSearchParams): AlertFilter {
  const text = (name: FilterName) => {
    const value = search.get(name)?.trim() ?? '';
    return value === '' ? null : value;
  };
  const accounts = (text('account') ?? '').split(',').filter((account) => /^\d{12}$/.test(account));
  return {
    accounts: accounts.length === 0 ? null : accounts,
    entity: text('entity'),
    minSeverity: toSeverity(text('severity')),
    detector: text('detector'),
    technique: text('technique'),
    text: text('q'),
    from: readTime(text('from')),
    to: readTime(text('to')),
  };
}

/** The address with one part of the filter changed; the other parts stay. */
export function withFilter(search: URLSearchParams, name: FilterName, value: string | null): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value === null || value === '') {
    next.delete(name);
  } else {
    next.set(name, value);
  }

  return next;
}

export function isFiltered(search: URLSearchParams): boolean {
  return filterNames.some((name) => search.has(name));
}

function readTime(text: string | null): string | null {
  const time = new Date(text ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
