import { useCallback, useRef, useState } from "react";
import { observeSize } from "../ui/observe-size.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Returns a ref, and the size of its element's content in CSS pixels, 0 until measured. */
export function useSize<E extends Element>(): [ref: (element: E | null) => void, size: Size] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const endObserving = useRef<() => void>(undefined);
  const ref = useCallback((element: E | null) => {
    endObserving.current?.();
    if (element === null) return;
    endObserving.current = observeSize(element, ({ width, height }) =>
      setSize((old) => (old.width === width && old.height === height ? old : { width, height })),
    );
    // The observer reports no size of an element that is not rendered, for example in a print of a frame far
    // down a page.
    setSize({ width: element.clientWidth, height: element.clientHeight });
  }, []);
  return [ref, size];
}
