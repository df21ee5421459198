import type { AlertFilter, AlertPage } from './types';
import { getJson } from './http';

export const everything: AlertFilter = {
  accounts: null,
  entity: null,
  minSeverity: null,
  detector: null,
  technique: null,
  text: null,
  from: null,
  to: null,
};

export interface AlertQuery {
  readonly filter: AlertFilter;
  readonly before?: number | null;
  readonly limit: number;
}

export function getAlerts({ filter, before, limit }: AlertQuery, signal: AbortSignal): Promise<AlertPage> {
  return getJson<AlertPage>(
    '/api/v1/alerts',
    {
      account: filter.accounts,
      entity: filter.entity,
      severity: filter.minSeverity,
      detector: filter.detector,
      technique: filter.technique,
      q: filter.text,
      from: filter.from,
      to: filter.to,
      before,
      limit,
    },
    signal,
  );
}
