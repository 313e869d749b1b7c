import { type PointerEvent, useRef } from "react";

/** How far a finger has to go sideways, in CSS pixels. */
const FAR = 48;

/** Handlers for an element on which a swipe to the left or right does something, on touch screens only. */
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
