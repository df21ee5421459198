import { useState } from 'react';
import type { AlertView } from '@/api/apply-change';

/** Holds the list still while somebody reads it, and counts what came meanwhile. */
export function usePause(view: AlertView | undefined) {
  const [held, setHeld] = useState<AlertView | null>(null);
  const newCount = held === null || view === undefined ? 0 : countSince(view, held.to);
  return {
    shown: held ?? view,
    isPaused: held !== null,
    newCount,
    toggle: () => {
      setHeld(held === null ? (view ?? null) : null);
    },
  };
}

function countSince(view: AlertView, to: number): number {
  const first = view.alerts.findIndex((alert) => alert.sequence <= to);
  return first < 0 ? view.alerts.length : first;
}
