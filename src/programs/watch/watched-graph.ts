import { type GraphNode, isConstant, operandsOf } from "../../autodiff/graph-node.ts";
import { unobserved } from "../../autodiff/observe.ts";
import { Var } from "../../autodiff/var.ts";
import type { Value } from "../../python/object.ts";
import { PyInstance, PyList, PySet, PyTuple } from "../../python/values.ts";
import { PARENT_NAMES } from "./attribute-names.ts";
import { findOperation, ownName } from "./find-operation.ts";
import type { FindSlope } from "./find-slopes.ts";
import { ownOperation, type Slopes } from "./own-operation.ts";
import type { MadeNode, RunLog } from "./run-log.ts";

/** A node of a learner's engine, beside the node of the built-in engine that stands for it. */
export interface WatchedNode {
  readonly made: MadeNode;
  /** The built-in engine's node: the same operation on the nodes of the same operands, with the learner's value. */
  readonly node: Var;
  /** The operands in order: nodes by their positions, and constants. */
  readonly operands: readonly (number | GraphNode<number>)[];
  /** The partial derivatives of an operation that the engine does not have. */
  readonly slopes?: () => Slopes;
}

/** The graph of a learner's engine, in the order in which the nodes were made: operands come first. */
export interface WatchedGraph {
  readonly nodes: readonly WatchedNode[];
  positionOf(instance: PyInstance): number | undefined;
}

/**
 * Finds the graph that a program built with an engine of its own, and builds the same graph with the built-in engine.
 *
 * @param count how many of the nodes belong to the graph: those made before the reverse sweep
 * @param leafFor returns the node that stands for a leaf, if there is one already
 */
export function watchedGraph(
  log: RunLog,
  count: number,
  leafFor: (made: MadeNode) => Var | undefined,
  findSlope: FindSlope,
): WatchedGraph {
  const all = log.made.slice(0, count).filter(({ instance }) => log.isNode(instance));
  const known = new Set(all.map(({ instance }) => instance));
  const nodes: WatchedNode[] = [];
  const positions = new Map<PyInstance, number>();
  const byNode = new Map<GraphNode, number>();

  function add(made: MadeNode, node: Var, slopes?: () => Slopes): void {
    node.value = made.value;
    const operands = operandsOf(node).map((operand) =>
      isConstant(operand) ? (operand as GraphNode<number>) : (byNode.get(operand) as number),
    );
    byNode.set(node, nodes.length);
    positions.set(made.instance, nodes.length);
    nodes.push({ made, node, operands, ...(slopes && { slopes }) });
  }

  function addResult(made: MadeNode, { listed, isSet }: Parents): boolean {
    const isThere = (instance: PyInstance) => positions.has(instance);
    const allRead = made.reads.filter(isThere);
    const read = listed === undefined ? allRead : allRead.filter((one) => listed.includes(one));
    const ordered = listed !== undefined && !isSet ? listed.filter(isThere) : undefined;
    const distinct = [...new Set([...read, ...(listed ?? []).filter(isThere)])];
    const nodesOf = (instances: readonly PyInstance[]): readonly WatchedNode[] =>
      instances.map((one) => nodes[positions.get(one) as number] as WatchedNode);
    const operands = nodesOf(ordered ?? distinct);
    const orders = [
      operands,
      ...[read, distinct, [...new Set(ordered)]].map(nodesOf),
      // A parent that the program has left out is still an operand.
      nodesOf([...new Set(allRead)]),
    ].filter((order) => order.length > 0);
    const names = namesOf(made);
    const found = findOperation({
      value: made.value,
      orders: orders.map((order) => order.map(({ node }) => node)),
      constants: made.constants,
      names,
    });
    if (found !== undefined) {
      add(
        made,
        unobserved(() => found.operation(...found.operands)),
      );
      return true;
    }
    let slopes: Slopes | undefined;
    const findAll = (): Slopes => {
      slopes ??= operands.map((operand) => findSlope(made, operand.made));
      return slopes;
    };
    // Without a list of parents, only the values tell whether the node was made from what was read.
    if (listed === undefined && findAll().some((slope) => slope === undefined)) return false;
    const own = unobserved(() =>
      ownOperation(
        ownName(names),
        made.value,
        operands.map(({ node }) => node),
        findAll,
      ),
    );
    add(made, own, findAll);
    return true;
  }

  const listed = all.map(({ instance }) =>
    parentsOf(log.parents.get(instance) ?? parentsIn(instance), known),
  );
  const used = new Set(all.flatMap(({ reads }, i) => listed[i]?.listed ?? reads));
  for (const [i, made] of all.entries()) {
    const parents = listed[i] as Parents;
    const hasParents = (parents.listed ?? made.reads).some((one) => positions.has(one));
    if (hasParents && addResult(made, parents)) continue;
    const leaf = leafFor(made);
    if (leaf === undefined && !used.has(made.instance) && made.isWithin) continue;
    add(made, leaf ?? unobserved(() => new Var<number>(made.value)));
  }
  return { nodes, positionOf: (instance) => positions.get(instance) };
}

interface Parents {
  /** The nodes in an attribute of the instance; undefined if there is no such attribute. */
  readonly listed: readonly PyInstance[] | undefined;
  /** Whether the attribute is a set, which has neither order nor doubles. */
  readonly isSet: boolean;
}

/** Reads the nodes from the attribute that holds them: in a collection, or each in a pair with its partial or pullback. */
function parentsOf(value: Value | undefined, known: ReadonlySet<PyInstance>): Parents {
  const isNode = (one: Value | undefined): one is PyInstance => one instanceof PyInstance && known.has(one);
  const items = itemsOf(value);
  const listed = items?.flatMap((item) => {
    const inner = isNode(item) ? item : itemsOf(item)?.find(isNode);
    return isNode(inner) ? [inner] : [];
  });
  return { listed, isSet: value instanceof PySet };
}

/** Returns what an instance holds for its parents at the end, perhaps nothing; undefined if it has no such attribute. */
function parentsIn({ attributes }: PyInstance): Value | undefined {
  const held = [...attributes].flatMap(([name, value]) => (PARENT_NAMES.has(name) ? [value] : []));
  return held.find((value) => (itemsOf(value)?.length ?? 0) > 0) ?? held[0];
}

function itemsOf(value: Value | undefined): readonly Value[] | undefined {
  if (value instanceof PyList || value instanceof PyTuple) return value.items;
  return value instanceof PySet ? [...value.map.values()] : undefined;
}

/** Returns the names that may tell a node's operation: of the calls that made it, of an attribute, of its class. */
function namesOf({ callers, instance }: MadeNode): string[] {
  const stated = ["_op", "op"].flatMap((name) => {
    const value = instance.attributes.get(name);
    return typeof value === "string" && value !== "" ? [value] : [];
  });
  const [first, ...outer] = callers;
  return [...(first === undefined ? [] : [first]), ...stated, ...outer, instance.cls.name];
}
