import { useEffect, useRef, useState } from 'react';

const freshFor = 900;

/** The place in the log after which alerts are fresh: what was there at first, or has been for a while, is not. */
export function useFresh(to: number): number {
  const [freshAfter, setFreshAfter] = useState(to);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());

  useEffect(() => {
    const running = timers.current;
    return () => {
      running.forEach(clearTimeout);
    };
  }, []);

  // A timer for each end, not one that starts again: under a steady stream that one would never ring.
  useEffect(() => {
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setFreshAfter((before) => Math.max(before, to));
    }, freshFor);
    timers.current.add(timer);
  }, [to]);

  return freshAfter;
}
