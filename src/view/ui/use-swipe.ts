import { type PointerEvent, useRef } from "react";

/** The least horizontal distance of a swipe, in CSS pixels. */
const FAR = 48;

/** Returns handlers for an element that responds to swipes to the left or right on touch screens. */
export function useSwipe(onLeft: () => void, onRight: () => void) {
  const start = useRef<{ readonly x: number; readonly y: number }>(undefined);
  return {
    onPointerDown({ pointerType, clientX, clientY }: PointerEvent) {
      start.current = pointerType === "touch" ? { x: clientX, y: clientY } : undefined;
    },
    onPointerUp({ clientX, clientY }: PointerEvent) {
      if (start.current === undefined) return;
      const [dx, dy] = [clientX - start.current.x, clientY - start.current.y];
      start.current = undefined;
      if (Math.abs(dx) < FAR || Math.abs(dx) < 2 * Math.abs(dy)) return;
      if (dx < 0) onLeft();
      else onRight();
    },
    onPointerCancel() {
      start.current = undefined;
    },
  };
}
