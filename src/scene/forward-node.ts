import type { Value } from "../autodiff/value.ts";
import { symbolOf, tangentOf } from "../formula/build.ts";
import { formatExactly } from "../formula/format-number.ts";
import { textOfRuns } from "../formula/runs.ts";
import { toRuns } from "../formula/to-runs.ts";
import type { Density } from "../layout/density.ts";
import { widthOf, widthOfRuns } from "../layout/font-metrics.ts";
import { planOf } from "../layout/node-plan.ts";
import type { Inside } from "../trace/inside.ts";
import type { TraceNode } from "../trace/trace.ts";
import { forwardWords } from "../words/en/forward.ts";
import { nameOf } from "../words/notation.ts";
import type { NodeState } from "./activity.ts";
import type { Drawn, Formula, NodeGroup } from "./display-list.ts";
import type { NodeFacts } from "./node-group.ts";
import { NUMBER_SIZES } from "./sum.ts";

/** The font size of the symbol of a tangent, and the gap beside it. */
const [SYMBOL, GAP] = [16, 6];

/** What the group of a node depends on in forward mode. */
interface ForwardFacts {
  readonly state: NodeState;
  /** The tangent; undefined until the node is evaluated. */
  readonly tangent: Value | undefined;
}

/**
 * Prepares a node for forward mode: the node as in reverse mode, with its tangent v̇ in place of the adjoint.
 *
 * @param drawReverse draws the same node in reverse mode
 */
export function forwardNode(
  node: TraceNode,
  density: Density,
  inside: Inside | undefined,
  drawReverse: (facts: NodeFacts) => NodeGroup,
): (facts: ForwardFacts) => NodeGroup {
  const plan = planOf(node, density, inside);
  const runs = toRuns(tangentOf(symbolOf(nameOf(node))));
  const drawn = new WeakMap<NodeGroup, NodeGroup>();

  /** Returns the symbol of the tangent, if it fits beside the tangent. */
  function symbol(owner: string, tangent: string): Formula[] {
    const start = plan.width - plan.side - widthOf(tangent, "mono", NUMBER_SIZES[density].result);
    if (plan.side + widthOfRuns(runs, SYMBOL) + GAP > (plan.adjoint.grid?.x ?? start)) return [];
    const place = { x: plan.side, y: plan.adjoint.baseline, anchor: "start", size: SYMBOL } as const;
    return [
      { kind: "formula", role: "symbol", id: `symbol ${owner}`, ...place, text: textOfRuns(runs), runs },
    ];
  }

  /** Puts the tangent in place of the adjoint of a group. */
  function converted(group: NodeGroup, tangent: Value | undefined): NodeGroup {
    const { adjoint = "", ...data } = group.data;
    const isKnown = tangent !== undefined;
    const children = group.children.flatMap((child) => {
      if (child.id === `adjoint-name ${group.id}`) return [];
      return isAdjoint(child, group.id) ? (isKnown ? [asTangent(child)] : []) : [child];
    });
    const number = children.find((child) => child.kind === "text" && child.role === "tangent");
    const digits = [node.value, tangent].map((one) => {
      return isKnown && typeof one === "number" ? formatExactly(one) : undefined;
    });
    return {
      ...group,
      flags: [...group.flags, "forward"],
      data: { ...data, tangent: isKnown ? adjoint : "" },
      tooltip: forwardWords.digits(digits[0], digits[1]),
      slots: group.slots.map((area) => (area.slot === "adjoint" ? { ...area, slot: "tangent" } : area)),
      children: [...children, ...symbol(group.id, number?.kind === "text" ? number.text : "")],
    };
  }

  return ({ state, tangent }) => {
    const known = tangent !== undefined;
    const facts = {
      state,
      storage: undefined,
      known,
      value: node.value,
      adjoint: tangent,
      right: undefined,
      adding: undefined,
      warning: undefined,
    };
    const group = drawReverse(facts);
    const own = drawn.get(group) ?? converted(group, tangent);
    drawn.set(group, own);
    return own;
  };
}

function isAdjoint(child: Drawn, owner: string): boolean {
  return child.id === `adjoint ${owner}` || child.id === `adjoint-cells ${owner}`;
}

/** Returns the number or the cells of an adjoint with the role of a tangent. */
function asTangent(child: Drawn): Drawn {
  const id = child.id.replace("adjoint", "tangent");
  if (child.kind === "text") return { ...child, id, role: "tangent" };
  if (child.kind !== "group") return child;
  return {
    ...child,
    id,
    flags: child.flags.map((flag) => (flag === "adjoint" ? "tangent" : flag)),
    data: { ...child.data, slot: "tangent" },
  };
}
