import { type CSSProperties, useRef } from "react";
import type { Box } from "../../layout/layout.ts";
import { FINE } from "../inputs/number-drag.ts";
import { type NumberSpec, useNumberField } from "../inputs/use-number-field.ts";
import { onBlurOutsidePrint } from "../ui/on-blur-outside-print.ts";

/** How a field is left: to the number after or before, or to the graph. */
export type Exit = "next" | "previous" | "done" | "blur";

interface NumberFieldProps {
  readonly spec: NumberSpec;
  /** The box of the number, in CSS pixels of the area around the field. */
  readonly box: Box;
  /** Whether the number is in a cell, and not at the right of a card. */
  readonly isCell: boolean;
  /** The factor of the drawing's sizes. */
  readonly scale: number;
  /** Called when the field is left. Returns whether the field goes to another number. */
  readonly onExit: (exit: Exit) => boolean;
}

/** The font size of a number in the drawing. */
const SIZE = 14;
/** The smallest size of the field and of its letters, in CSS pixels. */
const SMALLEST = { width: 64, height: 24, letters: 12 };

/** A field over a number of the graph, with the number selected. */
export function NumberField({ spec, box, isCell, scale, onExit }: NumberFieldProps) {
  const field = useNumberField(spec);
  const isLeft = useRef(false);
  function leave(exit: Exit): boolean {
    isLeft.current = true;
    return onExit(exit);
  }
  const width = Math.max(box.width, SMALLEST.width);
  const height = Math.max(box.height, SMALLEST.height);
  const style: CSSProperties = {
    left: box.x + (box.width - width) / 2,
    top: box.y + (box.height - height) / 2,
    minWidth: width,
    height,
    textAlign: isCell ? "center" : "right",
    fontSize: Math.max(SIZE * scale, SMALLEST.letters),
  };
  return (
    <input
      ref={selectAll}
      className="number number-field"
      inputMode={spec.steps.whole ? "numeric" : "decimal"}
      aria-label={spec.label}
      aria-invalid={field.isRefused}
      style={style}
      value={field.text}
      onChange={(event) => field.type(event.target.value)}
      onBlur={onBlurOutsidePrint(() => {
        if (isLeft.current) return;
        field.commit();
        leave("blur");
      })}
      onKeyDown={(event) => {
        const { key, shiftKey } = event;
        if (key === "Enter" && field.commit()) leave("done");
        if (key === "Escape") {
          event.stopPropagation();
          field.discard();
          leave("done");
        }
        if (key === "Tab" && (!field.commit() || leave(shiftKey ? "previous" : "next")))
          event.preventDefault();
        const way = key === "ArrowUp" ? 1 : key === "ArrowDown" ? -1 : 0;
        if (way === 0) return;
        event.preventDefault();
        field.stepBy(way * (shiftKey ? FINE : 1));
      }}
    />
  );
}

/** Gives a new field the focus, with its text selected. */
function selectAll(field: HTMLInputElement | null): void {
  if (field === null) return;
  field.focus({ preventScroll: true });
  field.select();
}
