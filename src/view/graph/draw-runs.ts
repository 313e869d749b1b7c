import type { Run } from "../../formula/runs.ts";
import { widthOfRuns } from "../../layout/font-metrics.ts";
import { BAR_WIDTH, barOver, SCRIPT_SHIFTS, SCRIPT_SIZE } from "../../layout/script-places.ts";

/** Sets the content of an SVG text to a line of mathematics, in KaTeX's fonts. */
export function drawRuns(text: SVGElement, runs: readonly Run[]): void {
  text.replaceChildren();
  let [shift, back] = [0, 0];
  for (const { text: letters, face, script, bar } of runs) {
    const span = append(text, letters, `math-${face}`);
    const scale = script === "normal" ? 1 : SCRIPT_SIZE;
    if (scale !== 1) span.setAttribute("font-size", `${scale}em`);
    const target = SCRIPT_SHIFTS[script];
    if (target !== shift) span.setAttribute("dy", `${((target - shift) / scale).toFixed(3)}em`);
    shift = target;
    if (back !== 0) span.setAttribute("dx", `${(back / scale).toFixed(3)}em`);
    back = 0;
    if (!bar) continue;
    const over = append(text, "ˉ", "math-main");
    const place = barOver(
      letters,
      widthOfRuns([{ text: letters, face, script: "normal" }], 1),
      face === "math",
    );
    back = place.back;
    shift = place.y;
    over.setAttribute("dx", `${(-BAR_WIDTH - back).toFixed(3)}em`);
    if (shift !== 0) over.setAttribute("dy", `${shift}em`);
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
