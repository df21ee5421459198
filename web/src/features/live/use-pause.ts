import { useMemo, useState } from 'react';
import type { AlertView } from '@/api/apply-change';

/** Holds the list still while somebody reads it, and counts what came meanwhile. */
export function usePause(view: AlertView | undefined) {
  const [held, setHeld] = useState<AlertView | null>(null);
  const newCount = held === null || view === undefined ? 0 : countSince(view, held.to);
  const shown = useMemo(() => (held === null || view === undefined ? (held ?? view) : withOlder(held, view)), [held, view]);
  return {
    shown,
    isPaused: held !== null,
    newCount,
    toggle: () => {
      setHeld(held === null ? (view ?? null) : null);
    },
  };
}

/** Holding still is about what is new: older alerts that were fetched meanwhile show. */
export function withOlder(held: AlertView, view: AlertView): AlertView {
  const end = held.before;
  if (end === null || (view.before !== null && view.before >= end)) {
    return held;
  }

  const known = new Set(held.alerts.map((alert) => alert.id));
  const older = view.alerts.filter((alert) => alert.sequence < end && !known.has(alert.id));
  return { ...held, alerts: [...held.alerts, ...older], before: view.before };
}

function countSince(view: AlertView, to: number): number {
  const first = view.alerts.findIndex((alert) => alert.sequence <= to);
  return first < 0 ? view.alerts.length : first;
}
