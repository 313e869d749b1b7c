import type { Box } from "../../layout/layout.ts";
import { sourcesOfEntry } from "../../trace/entry-sources.ts";
import { nodeAt, type Trace } from "../../trace/trace.ts";
import type { Drawn, Group, NodeGroup } from "../display-list.ts";
import { entryBox } from "../hit-test.ts";
import { slotIn, withContents } from "./node-slots.ts";
import { passed, type Span } from "./progress.ts";

/** How the cells of a result fill: the first entry from its sources, then the others in order. */
export interface Filling {
  /** Returns the node with the entries that are there at a fraction of the time. */
  nodeAt(t: number): NodeGroup;
  /** Returns rings around the first entry and around its sources that have been swept. */
  marksAt(t: number): readonly Group[];
}

/** The space between an entry's cell and the ring around it. */
const AROUND = 2;

/**
 * Prepares how a tensor's cells fill.
 *
 * @param cells the cells of the whole result
 * @param first the part of the time in which the sources of the first entry are swept
 * @param rest the part of the time in which the other entries appear
 */
export function fillingOf(
  trace: Trace,
  nodes: readonly NodeGroup[],
  index: number,
  waiting: NodeGroup,
  cells: Group,
  [first, rest]: readonly [Span, Span],
): Filling {
  const sources = sourcesOf(trace, nodes, index);
  const slot = slotIn(nodes[index] as NodeGroup, "value");
  const target = slot.cells === undefined ? [] : [entryBox(slot, 0)];
  const filled = new Map<number, NodeGroup>();

  function nodeWith(count: number): NodeGroup {
    const node =
      filled.get(count) ??
      withContents(waiting, "value", [{ ...cells, children: cells.children.slice(0, count) }]);
    filled.set(count, node);
    return node;
  }

  return {
    nodeAt(t) {
      if (t < first[1]) return nodeWith(0);
      return nodeWith(1 + Math.floor((cells.children.length - 1) * passed(t, rest)));
    },
    marksAt(t) {
      if (t >= rest[0]) return [];
      const swept = sources.flatMap((boxes) => boxes.slice(0, Math.ceil(boxes.length * passed(t, first))));
      return [marks([...target, ...swept])];
    },
  };
}

/** Returns the boxes of the operands' entries that make the first entry of a node, for each operand. */
function sourcesOf(trace: Trace, nodes: readonly NodeGroup[], index: number): Box[][] {
  const node = nodeAt(trace, index);
  return (sourcesOfEntry(trace, node, 0) ?? []).map((sources, k) => {
    const operand = node.operands[k];
    const drawn = operand && "node" in operand ? nodes[operand.node] : undefined;
    if (drawn === undefined) return [];
    const area = slotIn(drawn, "value");
    if (area.cells === undefined || !area.shown) return [];
    return sources.map((entry) => entryBox(area, entry));
  });
}

function marks(boxes: readonly Box[]): Group {
  const rings = boxes.map(
    ({ x, y, width, height }, i): Drawn => ({
      kind: "rect",
      role: "ring",
      id: `ring ${i} sources`,
      x: x - AROUND,
      y: y - AROUND,
      width: width + 2 * AROUND,
      height: height + 2 * AROUND,
      radius: 4,
    }),
  );
  const place = { x: 0, y: 0, flags: ["value"], data: { copy: "sources" } };
  return { kind: "group", role: "copy", id: "copy-sources", ...place, children: rings };
}
