import { boundingBox } from "../../../src/scene/box.ts";
import type { Scene } from "../../../src/scene/scene.ts";
import { type Phase, phaseAt, type Trace } from "../../../src/trace/trace.ts";
import { PREVIEW } from "../../../src/view/share/preview-size.ts";
import { captionAt, PHASE_WORDS } from "../../../src/words/caption.ts";
import { texToText } from "../../../src/words/tex-to-text.ts";
import { colour } from "./colours.ts";
import { listSvg } from "./list-svg.ts";
import { setText, widthOf, wrapped } from "./set-text.ts";
import { placedAt, tag } from "./svg.ts";

/** The text of a picture beside its graph. */
export interface PreviewWords {
  /** The number of the case and of all cases, in a corner. */
  readonly corner: string;
  readonly title: string;
  /** The formula, in TeX. */
  readonly formula: string;
}

/** The room for the graph and for the text, for wide and for high graphs, in pixels. */
const ROOMS = {
  wide: { graph: { x: 48, y: 176, width: 1104, height: 300 }, words: { width: 1104, lines: 2 } },
  high: { graph: { x: 456, y: 32, width: 712, height: 534 }, words: { width: 384, lines: 6 } },
} as const;
const LARGEST = 1.5;
const EDGE = 48;
const TITLE = { size: 50, fill: colour("ink"), style: "bold" } as const;

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
    placedAt(x, y, scale, listSvg(scene.list)),
    form === "wide" ? above(words) : beside(words),
    caption(trace, scene.index, form),
    strip(trace, scene.index),
  );
}

/** Returns the site's name, as in the header of the pages. */
export function wordmark(x: number, y: number, size: number): string {
  const parts = [{ text: "pull" }, { text: "back", fill: colour("adjoint") }];
  return setText(x, y, parts, { size, fill: colour("ink"), style: "bold" });
}

function above({ corner, title, formula }: PreviewWords): string {
  const math = texToText(formula);
  const usual = { size: 38, fill: colour("ink"), style: "mathematics", anchor: "end" } as const;
  const room = PREVIEW.width - 2 * EDGE - widthOf(title, TITLE) - 48;
  const size = Math.min(usual.size, (usual.size * room) / widthOf(math, usual));
  return [
    wordmark(EDGE, 68, 30),
    setText(PREVIEW.width - EDGE, 68, corner, { ...quiet(24), anchor: "end" }),
    setText(EDGE, 136, title, TITLE),
    setText(PREVIEW.width - EDGE, 134, math, { ...usual, size }),
  ].join("");
}

function beside({ corner, title, formula }: PreviewWords): string {
  const { width } = ROOMS.high.words;
  const titles = wrapped(title, width, TITLE);
  const math = { size: 32, fill: colour("ink"), style: "mathematics" } as const;
  const formulas = wrapped(texToText(formula), width, math);
  const below = 182 + 54 * titles.length;
  return [
    wordmark(EDGE, 68, 30),
    setText(EDGE, 116, corner, quiet(22)),
    ...titles.map((line, i) => setText(EDGE, 182 + 54 * i, line, TITLE)),
    ...formulas.map((line, i) => setText(EDGE, below + 42 * i, line, math)),
  ].join("");
}

function quiet(size: number) {
  return { size, fill: colour("muted"), style: "words" } as const;
}

/** Returns the caption's lines that fit. A caption that is too long ends in an ellipsis. */
function caption(trace: Trace, index: number, form: keyof typeof ROOMS): string {
  const { width, lines: most } = ROOMS[form].words;
  const words = { size: 24, fill: colour("ink"), style: "words" } as const;
  const phase = phaseAt(trace, index);
  const word = PHASE_WORDS[phase];
  const all = wrapped(`${word} · ${captionAt(trace, index)}`, width, words);
  const lines = all.slice(0, most);
  if (all.length > most) lines[most - 1] = `${lines[most - 1]?.replace(/[ .,;:]*$/, "")} …`;
  const top = 556 - 32 * (lines.length - 1);
  const lead = { text: word, fill: colour(HUES[phase]), style: "bold" } as const;
  return lines
    .map((line, i) =>
      setText(EDGE, top + 32 * i, i === 0 ? [lead, { text: line.slice(word.length) }] : line, words),
    )
    .join("");
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
