import { useState } from 'react';
import type { Alert } from '@/api/types';
import type { KeyActions } from '@/lib/keys';

/** A row that is to take the focus: a new object each time it is asked for. */
export interface FocusRequest {
  readonly id: string;
}

/** Which row the keyboard is on. While an alert is open, moving opens the next one. */
export function useSelection(alerts: readonly Alert[], openId: string | undefined, open: (id: string) => void) {
  const [chosenId, setChosenId] = useState<string | undefined>(openId);
  const [focusRequest, setFocusRequest] = useState<FocusRequest | null>(null);
  const selectedId = openId ?? chosenId;

  const move = (step: number) => (event: KeyboardEvent) => {
    event.preventDefault();
    const index = alerts.findIndex((alert) => alert.id === selectedId);
    const next = alerts[index < 0 ? 0 : Math.min(Math.max(index + step, 0), alerts.length - 1)];
    if (next !== undefined) {
      setChosenId(next.id);
      setFocusRequest({ id: next.id });
      if (openId !== undefined) {
        open(next.id);
      }
    }
  };

  const keys: KeyActions = {
    j: move(1),
    ArrowDown: move(1),
    k: move(-1),
    ArrowUp: move(-1),
    Enter: () => {
      if (selectedId !== undefined) {
        open(selectedId);
      }
    },
  };
  return { selectedId, focusRequest, select: setChosenId, keys };
}
