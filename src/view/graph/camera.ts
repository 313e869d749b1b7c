import type { Box } from "../../layout/layout.ts";
import type { Scene } from "../../scene/scene.ts";

/** The size of the drawing area, in CSS pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/**
 * Where a drawing stands in its area: scaled by `k`, then moved by `x` and `y`, in CSS pixels. It is what d3
 * calls a zoom transform, without d3's zooming, for which the first picture should not wait.
 */
export interface Placement {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** A box of a drawing as it stands in the drawing's area. */
export function placed({ k, x, y }: Placement, box: Box): Box {
  return { x: x + k * box.x, y: y + k * box.y, width: k * box.width, height: k * box.height };
}

/** The room left around what is shown, in CSS pixels. */
const MARGIN = 20;
/** The least margin, in CSS pixels: room for the ring around a node at the edge. */
const EDGE = MARGIN / 4;
/** Below this scale the numbers of a whole drawing cannot be read, and the view follows the step. */
const READABLE = 0.6;
const LARGEST = 1.2;
/** Below this scale not even the outlines of nodes can be made out, so the view is not shrunk to hold them. */
const SMALLEST = 0.2;
/** The largest scale of a step that has the view to itself, and the smallest where its nodes are wide. */
const [LARGEST_STEP, SMALLEST_GRIDS] = [0.9, 0.38];

/**
 * The view of a step: everything if it can be read at that size, else the neighbourhood of the step. The nodes
 * and chips that a step is about are in it, however small, and the operands that its rule reads if they can be read.
 */
export function viewOf(scene: Scene, viewport: Viewport): Placement {
  const whole = overview(scene, viewport);
  if (whole.k >= READABLE) return holding(whole, scene, scene.focus, viewport);
  const smallest = scene.nodes.some(({ plan }) => plan.value.grid !== undefined) ? SMALLEST_GRIDS : READABLE;
  const box = scaleFor(scene.context, viewport, EDGE) < smallest ? scene.focus : scene.context;
  const scale = clamp(scaleFor(box, viewport), smallest, LARGEST_STEP);
  const x = along(box.x + box.width / 2, scale, viewport.width, scene.width);
  const y =
    along(box.y + box.height / 2 + scene.headroom, scale, viewport.height, tall(scene)) +
    scene.headroom * scale;
  return holding({ k: scale, x, y }, scene, box, viewport);
}

/** The view, moved and if need be made smaller, just so far that a box of a step's drawing is in it. */
function holding(view: Placement, { kind }: Scene, box: Box, viewport: Viewport): Placement {
  const fitting = scaleFor(box, viewport, EDGE);
  // Before the first step and at the last, the box holds every leaf, and the view may show only some of them.
  if (kind === "start" || kind === "collect" || fitting < SMALLEST) return view;
  const shrink = Math.min(fitting / view.k, 1);
  const [x, y] = [viewport.width / 2, viewport.height / 2];
  const smaller = { k: view.k * shrink, x: x + (view.x - x) * shrink, y: y + (view.y - y) * shrink };
  return showing(smaller, box, viewport, EDGE, EDGE) ?? smaller;
}

/** Whether a step is shown with only its neighbourhood. */
export function isFollowing(scene: Scene, viewport: Viewport): boolean {
  return overview(scene, viewport).k < READABLE;
}

/** The view of the whole drawing, centred. */
export function overview(scene: Scene, viewport: Viewport): Placement {
  const all = { x: 0, y: -scene.headroom, width: scene.width, height: tall(scene) };
  const scale = Math.min(scaleFor(all, viewport), LARGEST);
  const x = (viewport.width - scene.width * scale) / 2;
  const y = (viewport.height - tall(scene) * scale) / 2 + scene.headroom * scale;
  return { k: scale, x, y };
}

/**
 * The view moved just so far that a box of the drawing is in it; none where it is already.
 *
 * @param least the margin, in CSS pixels, with which a box counts as in view
 * @param margin the margin that the box has once the view has moved
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

/** How far a stretch is to be moved to lie within the margins; of one that is too long the start is shown. */
function shiftInto(start: number, length: number, room: number, least: number, margin: number): number {
  const end = start + length;
  // A box that fills the room exactly may stick out by a rounding error.
  if (start >= least - 1e-6 && end <= room - least + 1e-6) return 0;
  return start < least || length + 2 * margin > room ? margin - start : room - margin - end;
}

function tall(scene: Scene): number {
  return scene.height + scene.headroom;
}

function scaleFor({ width, height }: Box, viewport: Viewport, margin = MARGIN): number {
  const across = Math.max(viewport.width - 2 * margin, 1) / Math.max(width, 1);
  const down = Math.max(viewport.height - 2 * margin, 1) / Math.max(height, 1);
  return Math.min(across, down);
}

/** The translation that centres a point without leaving more than the margin beside the drawing. */
function along(center: number, scale: number, room: number, length: number): number {
  const wanted = room / 2 - center * scale;
  const [least, most] = [room - MARGIN - length * scale, MARGIN];
  return least > most ? (least + most) / 2 : clamp(wanted, least, most);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
