import type { Severity } from '@/api/types';

/** All severities, the lowest first. */
export const severities = ['informational', 'low', 'medium', 'high', 'critical'] as const satisfies readonly Severity[];

export const severityWords: Readonly<Record<Severity, string>> = {
  informational: 'Info',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

export function toSeverity(text: string | null): Severity | null {
  return severities.find((severity) => severity === text) ?? null;
}
