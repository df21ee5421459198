import { useEffect, useState } from 'react';

const freshFor = 2_500;

/** The place in the log after which alerts are fresh: what was there at first, or has been for a while, is not. */
export function useFresh(to: number): number {
  const [freshAfter, setFreshAfter] = useState(to);
  useEffect(() => {
    const timer = setTimeout(() => {
      setFreshAfter(to);
    }, freshFor);
    return () => {
      clearTimeout(timer);
    };
  }, [to]);
  return freshAfter;
}
