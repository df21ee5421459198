import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Alert } from '@/api/types';

/** Keeps the rows that somebody has scrolled to in their place when new ones come in above them. */
export function useScrollAnchor(scroller: RefObject<HTMLElement | null>, alerts: readonly Alert[], height: number): void {
  const anchor = useRef<{ id: string; index: number } | null>(null);

  useLayoutEffect(() => {
    const element = scroller.current;
    const held = anchor.current;
    if (element === null || held === null || element.scrollTop === 0) {
      return;
    }

    const index = alerts.findIndex((alert) => alert.id === held.id);
    if (index >= 0 && index !== held.index) {
      element.scrollTop += (index - held.index) * height;
      anchor.current = { id: held.id, index };
    }
  }, [scroller, alerts, height]);

  useEffect(() => {
    const element = scroller.current;
    const remember = () => {
      const index = Math.floor((element?.scrollTop ?? 0) / height);
      const id = alerts[index]?.id;
      anchor.current = id === undefined ? null : { id, index };
    };
    remember();
    element?.addEventListener('scroll', remember, { passive: true });
    return () => element?.removeEventListener('scroll', remember);
  }, [scroller, alerts, height]);
}
