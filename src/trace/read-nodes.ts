import { shapeText } from "../autodiff/tensor.ts";
import { shapeOf } from "../autodiff/value.ts";
import {
  booleanOf,
  choiceOf,
  type Field,
  fieldOf,
  isPresent,
  listOf,
  objectOf,
  refuse,
  textOf,
} from "./json-field.ts";
import { nodesFrom, ROLES } from "./nodes.ts";
import { sizesOf, type ValueReader } from "./read-value.ts";
import type { Nodes, TraceNode, TraceOperand } from "./trace.ts";

/** Ten times the 10,000 nodes that the page is designed for. */
const MAX_NODES = 100_000;
/** Maximum number of operands per node: the sum of a list has one per item. */
const MAX_OPERANDS = 10_000;
/** Maximum number of operands and aliases of all nodes together. */
const MAX_REFERENCES = 1_000_000;

/** The nodes of a document, and the index of each by its id. */
export interface ReadNodes {
  readonly nodes: Nodes;
  readonly index: ReadonlyMap<string, number>;
}

/**
 * Reads the nodes of a document.
 *
 * @throws RangeError if a field violates the format or there are too many nodes
 */
export function readNodes(field: Field, values: ValueReader): ReadNodes {
  const nodes: TraceNode[] = [];
  const index = new Map<string, number>();
  let references = 0;
  for (const part of listOf(field, MAX_NODES)) {
    const node = readNode(part, values, index);
    references += node.operands.length + node.aliases.length;
    if (references > MAX_REFERENCES) {
      throw new RangeError(
        `readTrace: at ${part.path} there are more than ${MAX_REFERENCES} operands; record less`,
      );
    }
    index.set(node.id, nodes.length);
    nodes.push(node);
  }
  return { nodes: nodesFrom(nodes), index };
}

function readNode(field: Field, values: ValueReader, earlier: ReadonlyMap<string, number>): TraceNode {
  objectOf(field);
  const id = fieldOf(field, "id");
  if (earlier.has(textOf(id)))
    refuse(id, `, as is that of nodes[${earlier.get(textOf(id))}]; name them apart`);
  const [aliases, op, operands] = [
    fieldOf(field, "aliases"),
    fieldOf(field, "op"),
    fieldOf(field, "operands"),
  ];
  const reached = fieldOf(field, "reached");
  return {
    id: textOf(id),
    aliases: isPresent(aliases) ? listOf(aliases, MAX_OPERANDS).map(textOf) : [],
    role: choiceOf(fieldOf(field, "role"), ROLES),
    op: isPresent(op) ? textOf(op) : undefined,
    operands: isPresent(operands)
      ? listOf(operands, MAX_OPERANDS).map((operand) => readOperand(operand, values, earlier))
      : [],
    value: readNodeValue(field, values),
    reached: isPresent(reached) ? booleanOf(reached) : true,
  };
}

function readNodeValue(field: Field, values: ValueReader): TraceNode["value"] {
  const value = fieldOf(field, "value");
  if (!isPresent(value) && isPresent(fieldOf(field, "stats"))) {
    throw new RangeError(
      `readTrace: ${field.path} has stats instead of value; values are needed at present, so record them`,
    );
  }
  if (!isPresent(value)) refuse(value, "; give the number or the entries");
  const [read, shape] = [values.value(value), fieldOf(field, "shape")];
  const [found, stated] = [shapeText(shapeOf(read)), shapeText(sizesOf(shape))];
  if (found === stated) return read;
  throw new RangeError(`readTrace: ${shape.path} is ${stated}, but the value has the shape ${found}`);
}

function readOperand(field: Field, values: ValueReader, earlier: ReadonlyMap<string, number>): TraceOperand {
  const [node, constant, name] = [
    fieldOf(objectOf(field), "node"),
    fieldOf(field, "const"),
    fieldOf(field, "name"),
  ];
  if (isPresent(node)) return { node: indexOfNode(node, earlier, "no earlier node") };
  if (!isPresent(constant)) refuse(field, " with neither node nor const; give one of them");
  return { constant: values.value(constant), ...(isPresent(name) ? { name: textOf(name) } : {}) };
}

/**
 * Returns the index of the node whose id is in a field.
 *
 * @throws RangeError if there is no such node; `missing` describes the id in the message
 */
export function indexOfNode(field: Field, index: ReadonlyMap<string, number>, missing = "no node"): number {
  const found = index.get(textOf(field));
  return found ?? refuse(field, `, which is ${missing}; name one of the ${index.size} nodes before`);
}
