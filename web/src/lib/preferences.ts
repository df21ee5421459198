import { useCallback, useSyncExternalStore } from 'react';

/** Small choices of one person in one browser, such as the theme. */
const prefix = 'orleanssec.';
const changed = new EventTarget();

function read(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }

  changed.dispatchEvent(new Event(name));
}

/** A choice among named values, kept in the browser and shared by all who use it. */
export function usePreference<T extends string>(name: string, values: readonly T[], initial: T): [T, (next: T) => void] {
  const subscribe = useCallback(
    (listener: () => void) => {
      changed.addEventListener(name, listener);
      window.addEventListener('storage', listener);
      return () => {
        changed.removeEventListener(name, listener);
        window.removeEventListener('storage', listener);
      };
    },
    [name],
  );
  const stored = useSyncExternalStore(subscribe, () => read(name));
  const set = useCallback(
    (next: T) => {
      write(name, next);
    },
    [name],
  );
  return [values.find((value) => value === stored) ?? initial, set];
}
