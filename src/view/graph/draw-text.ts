import type { Selection } from "d3";
import { letterWidth } from "../../layout/text-width.ts";
import { textRuns } from "../../words/text-runs.ts";

// A bar is the macron of KaTeX's font, half an em wide, set back over its letter. The macron is made for low
// letters. Over a tall letter, which the macron would cross, it is raised and centred; over a capital it is
// also shifted to the right, because capitals lean.
const TALL = /[A-Zbdfhklt]/;
const RAISE = 0.25;
const LEAN = 0.07;
const SHIFTS = { normal: 0, sub: 0.25, super: -0.4 } as const;

/** Sets the text of an SVG element as mathematics, in KaTeX's fonts. */
export function drawMath<P extends Element, D>(
  text: Selection<SVGTextElement, D, P, unknown>,
  line: (datum: D) => string,
): void {
  text.each(function (datum) {
    const wanted = line(datum);
    if (this.getAttribute("data-line") === wanted) return;
    this.setAttribute("data-line", wanted);
    this.replaceChildren();
    let [shift, back] = [0, 0];
    for (const { text: letters, face, script, bar } of textRuns(wanted)) {
      const span = append(this, letters, `math-${face}`);
      const scale = script === "normal" ? 1 : 0.72;
      if (scale !== 1) span.setAttribute("font-size", `${scale}em`);
      const target = SHIFTS[script];
      if (target !== shift) span.setAttribute("dy", `${((target - shift) / scale).toFixed(3)}em`);
      shift = target;
      if (back !== 0) span.setAttribute("dx", `${(back / scale).toFixed(3)}em`);
      back = 0;
      if (!bar) continue;
      const over = append(this, "ˉ", "math-main");
      const tall = TALL.test(letters);
      back = tall ? letterWidth(letters) / 2 - 0.25 - (/[A-Z]/.test(letters) ? LEAN : 0) : 0;
      over.setAttribute("dx", `${-0.5 - back}em`);
      if (!tall) continue;
      over.setAttribute("dy", `${-RAISE}em`);
      shift = -RAISE;
    }
  });
}

function append(text: SVGTextElement, letters: string, className: string): SVGTSpanElement {
  const span = text.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "tspan");
  span.textContent = letters;
  span.setAttribute("class", className);
  span.setAttribute("xml:space", "preserve");
  text.append(span);
  return span;
}
