import { widthOf } from "../../layout/font-metrics.ts";
import { SCRIPT_SIZE, type TextRun } from "../../words/text-runs.ts";

// A bar is the macron of KaTeX's font, half an em wide, set back over its letter. The macron is made for low
// letters. Over a tall letter, which the macron would cross, it is raised and centred; over a capital it is
// also shifted to the right, because capitals lean.
const TALL = /[A-Zbdfhklt]/;
const RAISE = 0.25;
const LEAN = 0.07;
const SHIFTS = { normal: 0, sub: 0.25, super: -0.4 } as const;

/** Sets the content of an SVG text to a line of mathematics, in KaTeX's fonts. */
export function drawRuns(text: SVGElement, runs: readonly TextRun[]): void {
  text.replaceChildren();
  let [shift, back] = [0, 0];
  for (const { text: letters, face, script, bar } of runs) {
    const span = append(text, letters, `math-${face}`);
    const scale = script === "normal" ? 1 : SCRIPT_SIZE;
    if (scale !== 1) span.setAttribute("font-size", `${scale}em`);
    const target = SHIFTS[script];
    if (target !== shift) span.setAttribute("dy", `${((target - shift) / scale).toFixed(3)}em`);
    shift = target;
    if (back !== 0) span.setAttribute("dx", `${(back / scale).toFixed(3)}em`);
    back = 0;
    if (!bar) continue;
    const over = append(text, "ˉ", "math-main");
    const tall = TALL.test(letters);
    back = tall ? widthOf(letters, "math", 1) / 2 - 0.25 - (/[A-Z]/.test(letters) ? LEAN : 0) : 0;
    over.setAttribute("dx", `${-0.5 - back}em`);
    if (!tall) continue;
    over.setAttribute("dy", `${-RAISE}em`);
    shift = -RAISE;
  }
}

function append(text: SVGElement, letters: string, className: string): SVGElement {
  const span = text.ownerDocument.createElementNS(text.namespaceURI, "tspan") as SVGElement;
  span.textContent = letters;
  span.setAttribute("class", className);
  span.setAttribute("xml:space", "preserve");
  text.append(span);
  return span;
}
