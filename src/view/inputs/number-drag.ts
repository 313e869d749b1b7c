/** The steps of a number that arrow keys and drags make. */
export interface NumberSteps {
  readonly step: number;
  /** Whether the number stays whole. */
  readonly whole: boolean;
  /** The bounds within which arrow keys and drags stay. */
  readonly min: number;
  readonly max: number;
}

/** A sideways drag of a number. */
export interface NumberDrag {
  /**
   * Returns the number after the pointer has moved.
   *
   * @param x the place of the pointer, in CSS pixels
   * @param fine whether the number changes ten times as slowly
   */
  moveTo(x: number, fine: boolean): number;
}

/** The way of a drag that makes one step, in CSS pixels. */
const WAY = 4;
/** The part of a step that Shift makes. */
export const FINE = 0.1;

/**
 * Returns the steps of a number: the steps given, but larger for a number that is far larger, whose digits they would
 * not change visibly.
 *
 * @param numbers the number, or all entries of its array
 */
export function stepsFor(
  numbers: readonly number[],
  { step, whole = false, min, max }: Partial<NumberSteps> = {},
): NumberSteps {
  const size = Math.max(...numbers.map(Math.abs));
  const digit = size > 0 && Number.isFinite(size) ? Math.floor(Math.log10(size)) : 0;
  // The second digit of a number without a step of its own, else the third.
  const least = 10 ** Math.min(Math.max(digit - (step === undefined ? 1 : 2), -12), 300);
  return {
    step: whole ? (step ?? 1) : Math.max(step ?? 0, least),
    whole,
    min: min ?? Number.NEGATIVE_INFINITY,
    max: max ?? Number.POSITIVE_INFINITY,
  };
}

/** Returns a number moved by some steps, without the digits that binary fractions add. */
export function moved(value: number, steps: number, { step, whole, min, max }: NumberSteps): number {
  const count = whole ? Math.round(steps) : steps;
  if (count === 0) return value;
  const next = Number((value + count * step).toPrecision(12));
  return Math.min(Math.max(next, min), max);
}

/** Starts a drag of a number at a place of the pointer. */
export function startDrag(from: number, x: number, steps: NumberSteps): NumberDrag {
  let last = x;
  let way = 0;
  return {
    moveTo(next, fine) {
      way += ((next - last) / WAY) * (fine ? FINE : 1);
      last = next;
      const count = fine ? Math.round(way / FINE) * FINE : Math.round(way);
      return moved(from, count, steps);
    },
  };
}
