import { select } from "d3";
import { extentsOf } from "../../layout/curve.ts";
import type { Box } from "../../layout/layout.ts";
import { isNear } from "../../scene/box.ts";
import type { Scene } from "../../scene/scene.ts";
import { drawChips } from "./draw-chips.ts";
import { drawEdges } from "./draw-edges.ts";
import { drawNodes } from "./draw-nodes.ts";

/**
 * Draws the part of a scene that intersects a box, without camera or motion, in place of the previous
 * content.
 */
export function drawStill(owner: SVGGElement, scene: Scene, box: Box): void {
  const isHere = (part: Box) => isNear(part, box, 0);
  owner.replaceChildren();
  const layer = (name: string) => select(owner).append("g").attr("class", name);
  const [edges, nodes, chips] = [layer("edges"), layer("nodes"), layer("chips")];
  drawEdges(
    edges,
    scene.edges.filter(({ curve }) => extentsOf(curve).some(isHere)),
  );
  drawNodes(nodes, scene.nodes.filter(isHere));
  drawChips(chips, scene.chips.filter(isHere));
}
