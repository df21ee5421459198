import { useLayoutEffect, useState, type RefObject } from 'react';

/** The width of an element in pixels, as it changes. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1200);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) {
      return;
    }

    setWidth(target.offsetWidth);
    const observer = new ResizeObserver(() => {
      setWidth(target.offsetWidth);
    });
    observer.observe(target);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return width;
}
