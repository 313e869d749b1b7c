import { useCallback, useRef, useState } from "react";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A ref for an element, and the size of its content in CSS pixels as it changes; 0 before it is known. */
export function useSize<E extends Element>(): [ref: (element: E | null) => void, size: Size] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const observer = useRef<ResizeObserver>(undefined);
  const ref = useCallback((element: E | null) => {
    observer.current?.disconnect();
    if (element === null) return;
    observer.current = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    });
    observer.current.observe(element);
    // The observer reports no size of what is not rendered, as in a frame far down a page that is printed.
    setSize({ width: element.clientWidth, height: element.clientHeight });
  }, []);
  return [ref, size];
}
