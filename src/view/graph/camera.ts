import type { Box } from "../../layout/layout.ts";
import type { Scene } from "../../scene/scene.ts";

/** The size of the drawing area, in CSS pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/**
 * The placement of a drawing in its area: scaled by `k`, then translated by `x` and `y`, in CSS pixels. The
 * same as d3's zoom transform, but without d3-zoom, which would delay the first picture.
 */
export interface Placement {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** The way of the view during a step: from where the step begins to where its number arrives. */
export interface Travel {
  readonly from: Placement;
  readonly to: Placement;
}

/** The parts of a scene that decide its view. */
export type Framing = Pick<
  Scene,
  "kind" | "width" | "height" | "headroom" | "focus" | "context" | "origin" | "destination"
>;

/** The size of a drawing, with the space above it for chips. */
export type Size = Pick<Framing, "width" | "height" | "headroom">;

/** Places a drawing. The letters of a drawing that is too small to read are hidden. */
export function place(camera: SVGGElement, { k, x, y }: Placement): void {
  camera.setAttribute("transform", `translate(${x},${y}) scale(${k})`);
  camera.classList.toggle("distant", k < 0.25);
}

/** Returns a box of a drawing in coordinates of the drawing's area. */
export function placed({ k, x, y }: Placement, box: Box): Box {
  return { x: x + k * box.x, y: y + k * box.y, width: k * box.width, height: k * box.height };
}

/** Returns the change of an element's own transform that shows, from one placement of its content, another. */
export function changeOf(from: Placement, to: Placement): Placement {
  const k = to.k / from.k;
  return { k, x: to.x - k * from.x, y: to.y - k * from.y };
}

/** How long the view turns to another at speed 1, in milliseconds. */
export const TURN = 240;

/** The margin around what is shown, in CSS pixels. */
const MARGIN = 20;
/** The smallest margin, in CSS pixels: room for the ring around a node at the edge. */
const EDGE = MARGIN / 4;
/** The size of the smallest numbers of a drawing, in its units, and their least size in CSS pixels. */
const [NUMBERS, LEAST] = [12, 11];
/** Below this scale the numbers of a drawing are too small, so the view follows the step at this scale. */
export const READABLE = LEAST / NUMBERS;
const LARGEST = 1.6;
/** Below this scale even outlines of nodes are indistinct, so the view is not shrunk to hold them. */
const SMALLEST = 0.2;

/**
 * Returns the view of a step: the whole drawing if its numbers are readable at that scale, else the
 * neighbourhood of the step: the nodes and chips that the step is about, with the operands that its rule
 * reads if there is room, or without room for all of them only the node in which the number arrives. The scale is
 * smaller only where that node does not fit.
 */
export function viewOf(scene: Framing, viewport: Viewport): Placement {
  const whole = overview(scene, viewport);
  if (whole.k >= READABLE) return holding(whole, scene, scene.focus, viewport);
  const isReadable = (box: Box) => scaleFor(box, viewport, EDGE) >= READABLE;
  const box = [scene.context, scene.focus].find(isReadable) ?? scene.destination;
  const [column, row] = [
    middleOf(box.x, box.width, viewport.width),
    middleOf(box.y, box.height, viewport.height),
  ];
  const x = along(column, READABLE, viewport.width, scene.width);
  const y = along(row + scene.headroom, READABLE, viewport.height, tall(scene)) + scene.headroom * READABLE;
  return holding({ k: READABLE, x, y }, scene, box, viewport);
}

/** Returns the middle of a segment, or of the part from its start for which a view at readable scale has room. */
function middleOf(start: number, length: number, room: number): number {
  return start + Math.min(length, (room - 2 * MARGIN) / READABLE) / 2;
}

/**
 * Returns the way of the view during a step; undefined if the view of the step shows the nodes that its numbers
 * leave. Of nodes without room for all of them, the view shows the first.
 */
export function travelOf(scene: Framing, viewport: Viewport): Travel | undefined {
  const to = viewOf(scene, viewport);
  const from = showing(to, scene.origin, viewport, EDGE, EDGE);
  return from && { from, to };
}

/**
 * Returns the view, moved and if necessary shrunk by the least amount that brings a box of the drawing into
 * view.
 */
function holding(view: Placement, { kind }: Framing, box: Box, viewport: Viewport): Placement {
  const fitting = scaleFor(box, viewport, EDGE);
  // Before the first step and at the last step, the box holds every leaf, and the view may show only some of
  // them.
  if (kind === "start" || kind === "collect" || fitting < SMALLEST) return view;
  const shrink = Math.min(fitting / view.k, 1);
  const [x, y] = [viewport.width / 2, viewport.height / 2];
  const smaller = { k: view.k * shrink, x: x + (view.x - x) * shrink, y: y + (view.y - y) * shrink };
  return showing(smaller, box, viewport, EDGE, EDGE) ?? smaller;
}

/** Returns whether the numbers of the whole drawing are large enough to read: otherwise the view follows the steps. */
export function isReadable(drawing: Size, viewport: Viewport): boolean {
  return overview(drawing, viewport).k >= READABLE;
}

/** Returns the view of the whole drawing, centred. */
export function overview(scene: Size, viewport: Viewport): Placement {
  const all = { x: 0, y: -scene.headroom, width: scene.width, height: tall(scene) };
  const scale = Math.min(scaleFor(all, viewport), LARGEST);
  const x = (viewport.width - scene.width * scale) / 2;
  const y = (viewport.height - tall(scene) * scale) / 2 + scene.headroom * scale;
  return { k: scale, x, y };
}

/**
 * Returns the view, moved by the least amount that shows a box of the drawing, or undefined if the box is in
 * view.
 *
 * @param least the margin, in CSS pixels, with which a box counts as in view
 * @param margin the margin around the box after the move, in CSS pixels
 */
export function showing(
  view: Placement,
  box: Box,
  viewport: Viewport,
  least = 0,
  margin = MARGIN,
): Placement | undefined {
  const { x, y, width, height } = placed(view, box);
  const right = shiftInto(x, width, viewport.width, least, margin);
  const down = shiftInto(y, height, viewport.height, least, margin);
  return right === 0 && down === 0 ? undefined : { ...view, x: view.x + right, y: view.y + down };
}

/**
 * Returns the shift that brings a segment within the margins. Of a segment that is too long, shows the start.
 */
function shiftInto(start: number, length: number, room: number, least: number, margin: number): number {
  const end = start + length;
  // Rounding may make a box that fills the room exactly stick out.
  if (start >= least - 1e-6 && end <= room - least + 1e-6) return 0;
  return start < least || length + 2 * margin > room ? margin - start : room - margin - end;
}

function tall(scene: Size): number {
  return scene.height + scene.headroom;
}

function scaleFor({ width, height }: Box, viewport: Viewport, margin = MARGIN): number {
  const across = Math.max(viewport.width - 2 * margin, 1) / Math.max(width, 1);
  const down = Math.max(viewport.height - 2 * margin, 1) / Math.max(height, 1);
  return Math.min(across, down);
}

/** Returns the translation that centres a point and leaves at most the margin beside the drawing. */
function along(center: number, scale: number, room: number, length: number): number {
  const wanted = room / 2 - center * scale;
  const [least, most] = [room - MARGIN - length * scale, MARGIN];
  return least > most ? (least + most) / 2 : clamp(wanted, least, most);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
