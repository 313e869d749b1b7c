import type { Run } from "../../formula/runs.ts";
import { widthOfRuns } from "../../layout/font-metrics.ts";
import { markOver, SCRIPT_SHIFTS, SCRIPT_SIZE } from "../../layout/script-places.ts";

/** A `tspan` of a line of mathematics. */
export interface Span {
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Returns the spans that show a line of mathematics in KaTeX's fonts. */
export function spansOf(runs: readonly Run[]): Span[] {
  const spans: Span[] = [];
  const add = (text: string, face: string, places: Readonly<Record<string, string>>) =>
    spans.push({ text, attributes: { class: `math-${face}`, "xml:space": "preserve", ...places } });
  let [shift, back] = [0, 0];
  for (const run of runs) {
    const { text: letters, face, script } = run;
    const scale = script === "normal" ? 1 : SCRIPT_SIZE;
    const target = SCRIPT_SHIFTS[script];
    add(letters, face, {
      ...(scale !== 1 && { "font-size": `${scale}em` }),
      ...(target !== shift && { dy: `${((target - shift) / scale).toFixed(3)}em` }),
      ...(back !== 0 && { dx: `${(back / scale).toFixed(3)}em` }),
    });
    shift = target;
    back = 0;
    const width = widthOfRuns([{ text: letters, face, script: "normal" }], 1);
    const mark = markOver(run, width, face === "math");
    if (mark === undefined) continue;
    back = mark.back;
    shift = mark.y;
    add(mark.text, "main", {
      dx: `${(-mark.width - back).toFixed(3)}em`,
      ...(shift !== 0 && { dy: `${shift}em` }),
    });
  }
  return spans;
}

/** Sets the content of an SVG text to a line of mathematics. */
export function drawRuns(text: SVGElement, runs: readonly Run[]): void {
  text.replaceChildren();
  for (const { text: letters, attributes } of spansOf(runs)) {
    const span = text.ownerDocument.createElementNS(text.namespaceURI, "tspan");
    span.textContent = letters;
    for (const [name, value] of Object.entries(attributes)) span.setAttribute(name, value);
    text.append(span);
  }
}
