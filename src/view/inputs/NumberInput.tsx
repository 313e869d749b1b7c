import { useEffect, useRef } from "react";
import { onBlurOutsidePrint } from "../ui/on-blur-outside-print.ts";
import { followDrag } from "./follow-drag.ts";
import { FINE, type NumberDrag, startDrag } from "./number-drag.ts";
import { type NumberSpec, useNumberField } from "./use-number-field.ts";

interface NumberInputProps extends NumberSpec {
  /** Whether the number is in a grid, where Up and Down lead to other fields unless Alt is held. */
  readonly inGrid?: boolean;
  /** Called before the first change of a drag. */
  readonly onDragStart?: () => void;
}

/**
 * A field for one number. Keeps the text as typed until Enter or blur, then reads it and shows the number. Up and Down,
 * or dragging the number sideways, change it in steps; with Shift, in finer steps.
 */
export function NumberInput({ inGrid = false, onDragStart, ...spec }: NumberInputProps) {
  const { label, value, steps } = spec;
  const field = useNumberField(spec);
  const latest = useRef(spec);
  useEffect(() => {
    latest.current = spec;
  });

  /** Follows a press on the number. In a field that has the focus, a press selects text. */
  function press(event: PointerEvent, input: HTMLInputElement): void {
    if (event.button !== 0 || input.matches(":focus")) return;
    let drag: NumberDrag | undefined;
    followDrag(event, input, {
      onStart(x) {
        onDragStart?.();
        input.dataset.dragging = "";
        drag = startDrag(value, x, steps);
      },
      onMove(x, fine) {
        const next = drag?.moveTo(x, fine);
        const now = latest.current;
        if (next !== undefined && !Object.is(next, now.value) && now.isValid(next)) now.onValue(next);
      },
      onEnd() {
        delete input.dataset.dragging;
      },
    });
  }

  return (
    <input
      className="number draggable"
      inputMode={steps.whole ? "numeric" : "decimal"}
      aria-label={label}
      aria-invalid={field.isRefused}
      value={field.text}
      size={Math.min(Math.max(field.text.length, 4), 10)}
      onChange={(event) => field.type(event.target.value)}
      onPointerDown={(event) => press(event.nativeEvent, event.currentTarget)}
      onMouseDown={(event) => {
        // The focus comes with the click, which a drag does not make.
        if (event.button === 0 && !event.currentTarget.matches(":focus")) event.preventDefault();
      }}
      onClick={({ currentTarget: input }) => {
        if (input.matches(":focus")) return;
        input.focus();
        input.select();
      }}
      onBlur={onBlurOutsidePrint(() => void field.commit())}
      onKeyDown={(event) => {
        if (event.key === "Enter") field.commit();
        if (event.key === "Escape" && field.discard()) event.stopPropagation();
        const way = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
        if (way === 0 || (inGrid && !event.altKey)) return;
        event.preventDefault();
        field.stepBy(way * (event.shiftKey ? FINE : 1));
      }}
    />
  );
}
