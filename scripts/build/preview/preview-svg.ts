import { boundingBox } from "../../../src/layout/box.ts";
import { wrapText } from "../../../src/layout/wrap-text.ts";
import { listSvg } from "../../../src/scene/list-svg.ts";
import type { Scene } from "../../../src/scene/scene.ts";
import { placedAt, tag } from "../../../src/scene/svg.ts";
import { svgText, svgTextWidth } from "../../../src/scene/svg-text.ts";
import { type Phase, phaseAt, type Trace } from "../../../src/trace/trace.ts";
import { PREVIEW } from "../../../src/view/share/preview-size.ts";
import { captionAt, PHASE_WORDS } from "../../../src/words/caption.ts";
import { colour, fonts, graphStyle } from "./style.ts";

/** The text of a picture beside its graph. */
export interface PreviewWords {
  /** The number of the case and of all cases, in a corner. */
  readonly corner: string;
  readonly title: string;
  /** The formula as plain text. */
  readonly formula: string;
}

/** The room for the graph and for the text, for wide and for high graphs, in pixels. */
const ROOMS = {
  wide: { graph: { x: 48, y: 176, width: 1104, height: 300 }, words: { width: 1104, lines: 2 } },
  high: { graph: { x: 456, y: 32, width: 712, height: 534 }, words: { width: 384, lines: 6 } },
} as const;
const LARGEST = 1.5;
const EDGE = 48;
const TITLE = { size: 50, fill: colour("ink"), font: fonts.numbers } as const;

const HUES = {
  start: "faint",
  forward: "primal",
  sort: "sort",
  seed: "seed",
  backward: "adjoint",
  gradient: "gradient",
} as const satisfies Record<Phase, string>;

/**
 * Returns the picture of a run at a step, as an SVG: the text, the graph, the caption, and the steps as a
 * strip.
 */
export function previewSvg(trace: Trace, scene: Scene, words: PreviewWords): string {
  const drawn = boundingBox([...scene.list.nodes, ...scene.list.chips].map(({ box }) => box));
  const scaleIn = ({ width, height }: { readonly width: number; readonly height: number }) =>
    Math.min(width / (drawn.width + 12), height / (drawn.height + 12), LARGEST);
  const form = scaleIn(ROOMS.wide.graph) >= scaleIn(ROOMS.high.graph) ? "wide" : "high";
  const { graph } = ROOMS[form];
  const scale = scaleIn(graph);
  const x = graph.x + (graph.width - drawn.width * scale) / 2 - drawn.x * scale;
  const y = graph.y + (graph.height - drawn.height * scale) / 2 - drawn.y * scale;
  const { width, height } = PREVIEW;
  return tag(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` },
    tag("rect", { width, height, fill: colour("paper") }),
    placedAt(x, y, scale, listSvg(scene.list, graphStyle)),
    form === "wide" ? above(words) : beside(words),
    caption(trace, scene.index, form),
    strip(trace, scene.index),
  );
}

/** Returns the site's name, as in the header of the pages. */
function wordmark(): string {
  const [first, rest] = ["pull", "back"];
  const setting = { size: 30, fill: colour("ink"), font: fonts.numbers };
  const second = EDGE + svgTextWidth(first, setting);
  return (
    svgText(EDGE, 68, first, setting) + svgText(second, 68, rest, { ...setting, fill: colour("adjoint") })
  );
}

function above({ corner, title, formula }: PreviewWords): string {
  const math = formula;
  const usual = { size: 38, fill: colour("ink"), font: fonts.formulas, anchor: "end" } as const;
  const room = PREVIEW.width - 2 * EDGE - svgTextWidth(title, TITLE) - 48;
  const size = Math.min(usual.size, (usual.size * room) / svgTextWidth(math, usual));
  return [
    wordmark(),
    svgText(PREVIEW.width - EDGE, 68, corner, { ...quiet(24), anchor: "end" }),
    svgText(EDGE, 136, title, TITLE),
    svgText(PREVIEW.width - EDGE, 134, math, { ...usual, size }),
  ].join("");
}

function beside({ corner, title, formula }: PreviewWords): string {
  const { width } = ROOMS.high.words;
  const titles = wrapText(title, width, (line) => svgTextWidth(line, TITLE));
  const math = { size: 32, fill: colour("ink"), font: fonts.formulas } as const;
  const formulas = wrapText(formula, width, (line) => svgTextWidth(line, math));
  const below = 182 + 54 * titles.length;
  return [
    wordmark(),
    svgText(EDGE, 116, corner, quiet(22)),
    ...titles.map((line, i) => svgText(EDGE, 182 + 54 * i, line, TITLE)),
    ...formulas.map((line, i) => svgText(EDGE, below + 42 * i, line, math)),
  ].join("");
}

function quiet(size: number) {
  return { size, fill: colour("muted"), font: fonts.words } as const;
}

/** Returns the caption's lines that fit. A caption that is too long ends in an ellipsis. */
function caption(trace: Trace, index: number, form: keyof typeof ROOMS): string {
  const { width, lines: most } = ROOMS[form].words;
  const words = { size: 24, fill: colour("ink"), font: fonts.words } as const;
  const phase = phaseAt(trace, index);
  const word = PHASE_WORDS[phase];
  const all = wrapText(`${word} · ${captionAt(trace, index)}`, width, (line) => svgTextWidth(line, words));
  const lines = all.slice(0, most);
  if (all.length > most) lines[most - 1] = `${lines[most - 1]?.replace(/[ .,;:]*$/, "")} …`;
  const top = 556 - 32 * (lines.length - 1);
  const lead = { ...words, fill: colour(HUES[phase]), font: fonts.numbers } as const;
  const [first = "", ...others] = lines;
  return [
    svgText(EDGE, top, word, lead),
    svgText(EDGE + svgTextWidth(word, lead), top, first.slice(word.length), words),
    ...others.map((line, i) => svgText(EDGE, top + 32 * (i + 1), line, words)),
  ].join("");
}

/** Returns the steps of a run in the colours of their phases, future steps paler, as on the scrubber. */
function strip(trace: Trace, index: number): string {
  const [left, top, width, height] = [EDGE, 590, PREVIEW.width - 2 * EDGE, 14];
  const each = width / trace.steps.length;
  return trace.steps
    .map(({ phase }, i) =>
      tag("rect", {
        x: left + i * each + 1,
        y: top,
        width: each - 2,
        height,
        rx: 3,
        fill: colour(HUES[phase]),
        "fill-opacity": i < index ? 1 : 0.3,
      }),
    )
    .join("");
}
