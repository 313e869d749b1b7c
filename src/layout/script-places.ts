/** The offset of a script from the baseline, downwards, in ems of the line. */
export const SCRIPT_SHIFTS = { normal: 0, sub: 0.25, super: -0.4 } as const;

/** The size of sub- and superscripts, relative to the letters of the line. */
export const SCRIPT_SIZE = 0.72;

/** The width of a bar, which is the macron of KaTeX's upright font, in ems. */
const BAR_WIDTH = 0.5;
/** The width of a dot, which is the dot of KaTeX's upright font, in ems. */
const DOT_WIDTH = 0.278;

// The macron is made for low letters. Over a tall letter, which the macron would cross, it is raised and
// centred; over an italic capital it is also shifted to the right, because capitals lean.
const TALL = /[A-Zbdfhklt]/;
const [RAISE, LEAN] = [-0.25, 0.07];

/**
 * Returns the distance from the end of a bar to the end of its letter, and the offset of the bar downwards, in
 * ems.
 *
 * @param width the width of the letter
 */
function barOver(
  letter: string,
  width: number,
  isItalic: boolean,
): { readonly back: number; readonly y: number } {
  if (!TALL.test(letter)) return { back: 0, y: 0 };
  const lean = isItalic && /[A-Z]/.test(letter) ? LEAN : 0;
  return { back: (width - BAR_WIDTH) / 2 - lean, y: RAISE };
}

/** A character above a letter, and where it stands: see `barOver`. */
export interface Mark {
  readonly text: string;
  readonly width: number;
  readonly back: number;
  readonly y: number;
}

/**
 * Returns the bar or the dot over a letter; undefined if it has neither.
 *
 * @param width the width of the letter, in ems
 */
export function markOver(
  { text, bar, dot }: { readonly text: string; readonly bar: boolean; readonly dot?: boolean | undefined },
  width: number,
  isItalic: boolean,
): Mark | undefined {
  if (!bar && !dot) return undefined;
  const { back, y } = barOver(text, width, isItalic);
  if (bar) return { text: "ˉ", width: BAR_WIDTH, back, y };
  // The middle of a dot is where the middle of a bar is.
  return { text: "˙", width: DOT_WIDTH, back: back + (BAR_WIDTH - DOT_WIDTH) / 2, y };
}
