import { useEffect, useRef } from 'react';

export type KeyActions = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const typing = 'input, select, textarea, [contenteditable], dialog[open] *';
const interactive = 'a, button, summary, [role="gridcell"]';
const ownKeys = new Set(['Enter', ' ', 'ArrowUp', 'ArrowDown']);

/** Keys for the whole page. Not while somebody types, nor where a control has its own use for the key. */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const action = latest.current[event.key];
      if (action !== undefined && !event.defaultPrevented && !isTaken(event)) {
        action(event);
      }
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) {
    return true;
  }

  if (document.querySelector('dialog[open]') !== null) {
    return true;
  }

  if (event.target.closest(typing) !== null) {
    return true;
  }

  return ownKeys.has(event.key) && event.target.closest(`${interactive}, aside`) !== null;
}
