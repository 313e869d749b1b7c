import type { Value } from "../autodiff/value.ts";
import { boundingBox } from "../layout/box.ts";
import type { Box } from "../layout/layout.ts";
import type { ForwardPasses } from "../trace/forward-passes.ts";
import { insideOf } from "../trace/inside.ts";
import { forwardMomentAt, tangentsOf } from "../trace/tangents.ts";
import { edgeAt, nodeAt } from "../trace/trace.ts";
import type { EdgeState, NodeState } from "./activity.ts";
import { chipGroup } from "./chip-group.ts";
import type { ChipGroup } from "./display-list.ts";
import { createForwardChips } from "./forward-chips.ts";
import { forwardNode } from "./forward-node.ts";
import { enterTimeline, pushTimeline } from "./motion/push.ts";
import type { Picture } from "./picture.ts";
import { edgesAt, type Scene } from "./scene.ts";

const NO_COPIES: Scene["list"]["copies"] = [];
const NO_CHIPS: readonly ChipGroup[] = [];

/**
 * Draws the moments of forward mode as data, in the picture of a run: the same nodes in the same places, with
 * tangents in place of adjoints. Returns the scene of a moment.
 */
export function forwardScenes(picture: Picture, passes: ForwardPasses): (moment: number) => Scene {
  const { trace, layout } = picture;
  const chipsOf = createForwardChips(trace, layout);
  const drawings = picture.nodes.map((draw, i) =>
    forwardNode(nodeAt(trace, i), layout.density, insideOf(trace, i), draw),
  );

  const sceneAt = (moment: number): Scene => {
    const { input, node } = forwardMomentAt(passes, moment);
    const tangents = tangentsOf(trace, input);
    const isKnown = (i: number): boolean => {
      return trace.nodes.at(i)?.op === undefined || (node !== undefined && i <= node);
    };
    const feeding = node === undefined ? [] : trace.edges.into(node);
    const operands = feeding.map((edge) => edgeAt(trace, edge).parent);
    const stateOf = (i: number): NodeState => {
      if (i === node) return "computing";
      if (node === undefined && i === input.node) return "seeded";
      if (operands.includes(i)) return "operand";
      return isKnown(i) ? "evaluated" : "pending";
    };
    const edges = trace.edges.map((edge, i): EdgeState => {
      if (feeding.includes(i)) return "pushing";
      return isKnown(edge.child) ? "pushed" : "idle";
    });
    const chips = node === undefined ? NO_CHIPS : chipsOf(node, tangents).map(chipGroup);
    const nodes = drawings.map((draw, i) =>
      draw({ state: stateOf(i), tangent: isKnown(i) ? tangents[i] : undefined }),
    );
    const boxesOf = (indices: readonly number[]) => indices.map((i) => layout.nodes[i] as Box);
    const destination = boxesOf([node ?? input.node]);
    const origin = boxesOf(operands);
    const focus = boundingBox([...origin, ...destination, ...chips.map(({ box }) => box)]);
    return {
      picture,
      index: moment,
      kind: node === undefined ? "seed" : "evaluate",
      width: layout.width,
      height: layout.height,
      headroom: layout.headroom,
      list: { edges: edgesAt(picture, edges, chips), nodes, chips, copies: NO_COPIES },
      warnings: [],
      kinks: picture.kinks.filter(({ node }) => isKnown(node)),
      focus,
      origin: boundingBox(origin.length > 0 ? origin : destination),
      destination: boundingBox(destination),
      context: focus,
      motion() {
        const before = sceneAt(Math.max(moment - 1, 0));
        const scene = sceneAt(moment);
        return node === undefined
          ? enterTimeline(before, scene, input.node, tangents[input.node] as Value)
          : pushTimeline(before, scene, trace, node, tangents);
      },
    };
  };
  return sceneAt;
}
