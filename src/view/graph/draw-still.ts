import { isNear } from "../../layout/box.ts";
import { extentsOf } from "../../layout/curve.ts";
import type { Box } from "../../layout/layout.ts";
import type { DisplayList } from "../../scene/display-list.ts";
import { appendLayers, drawList } from "./draw-list.ts";

/**
 * Draws the part of a list that intersects a box, without camera or motion, in place of the previous content.
 */
export function drawStill(owner: SVGGElement, { edges, nodes, chips, copies }: DisplayList, box: Box): void {
  const isHere = (part: Box) => isNear(part, box, 0);
  owner.replaceChildren();
  drawList(appendLayers(owner), {
    edges: edges.filter(({ curve }) => extentsOf(curve).some(isHere)),
    nodes: nodes.filter((node) => isHere(node.box)),
    chips: chips.filter((chip) => isHere(chip.box)),
    copies,
  });
}
