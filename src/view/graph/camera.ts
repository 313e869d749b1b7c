import type { Box } from "../../layout/layout.ts";
import type { Scene } from "../scene.ts";

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
/** Below this scale the numbers of a whole drawing cannot be read, and the view follows the step. */
const READABLE = 0.6;
const LARGEST = 1.2;
/** The largest scale of a step that has the view to itself, and the smallest where its nodes are wide. */
const [LARGEST_STEP, SMALLEST_GRIDS] = [0.9, 0.4];

/** The view of a step: everything if it can be read at that size, else the neighbourhood of the step. */
export function viewOf(scene: Scene, viewport: Viewport): Placement {
  const whole = overview(scene, viewport);
  if (whole.k >= READABLE) return shifted(whole, scene, viewport);
  const smallest = scene.nodes.some(({ plan }) => plan.value.grid !== undefined) ? SMALLEST_GRIDS : READABLE;
  const scale = clamp(scaleFor(scene.focus, viewport), smallest, LARGEST_STEP);
  const { focus } = scene;
  const x = along(focus.x + focus.width / 2, scale, viewport.width, scene.width);
  const y =
    along(focus.y + focus.height / 2 + scene.headroom, scale, viewport.height, tall(scene)) +
    scene.headroom * scale;
  return shifted({ k: scale, x, y }, scene, viewport);
}

/** The same view, moved up or down where a chip outside the drawing would be cut off. */
function shifted(view: Placement, scene: Scene, viewport: Viewport): Placement {
  const chips = scene.chips.map((chip) => placed(view, chip));
  const lowest = Math.max(...chips.map(({ y, height }) => y + height));
  const highest = Math.min(...chips.map(({ y }) => y));
  const below = lowest + MARGIN / 4 - viewport.height;
  const above = MARGIN / 4 - highest;
  if (below > 0) return { ...view, y: view.y - below };
  return above > 0 ? { ...view, y: view.y + above } : view;
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

/** The view moved just so far that a box of the drawing is in it; none where it is already. */
export function showing(view: Placement, box: Box, viewport: Viewport): Placement | undefined {
  const { x, y, width, height } = placed(view, box);
  const right = shiftInto(x, width, viewport.width);
  const down = shiftInto(y, height, viewport.height);
  return right === 0 && down === 0 ? undefined : { ...view, x: view.x + right, y: view.y + down };
}

/** How far a stretch is to be moved to lie within the margins; of one that is too long the start is shown. */
function shiftInto(start: number, length: number, room: number): number {
  const end = start + length;
  if (start >= 0 && end <= room) return 0;
  return start < 0 || length + 2 * MARGIN > room ? MARGIN - start : room - MARGIN - end;
}

function tall(scene: Scene): number {
  return scene.height + scene.headroom;
}

function scaleFor({ width, height }: Box, viewport: Viewport): number {
  const across = Math.max(viewport.width - 2 * MARGIN, 1) / Math.max(width, 1);
  const down = Math.max(viewport.height - 2 * MARGIN, 1) / Math.max(height, 1);
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
