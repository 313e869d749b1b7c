import type { GraphNode } from "../autodiff/graph-node.ts";
import type { Nested } from "../autodiff/tensor.ts";
import { nestedOf } from "../autodiff/tensor.ts";
import type { Value as EngineValue } from "../autodiff/value.ts";
import type { Var } from "../autodiff/var.ts";
import type { Value } from "../python/object.ts";
import { type Compiled, type RunError, run } from "../python/python.ts";
import { PyDict, PyList, PyTuple } from "../python/values.ts";
import type { LeafNodes, TakenLeaf } from "../trace/leaves.ts";
import type { ProgramResult } from "../trace/program.ts";
import { programWords } from "../words/en/program.ts";
import { createEngineModule } from "./engine-module.ts";
import type { ProgramInput } from "./inputs.ts";

/** The error that ended a program, with what the program printed before. */
export class ProgramError extends Error {
  /** The line of the program, from 1; 0 if there is none. */
  readonly line: number;
  readonly column: number;
  readonly output: string;

  constructor({ type, message, line, column }: Omit<RunError, "trace">, output: string) {
    super(type === "limit" ? message : `${type}: ${message}`);
    this.line = line;
    this.column = column;
    this.output = output;
  }
}

/** The names and the value of a leaf that the program made itself. */
interface OwnLeaf {
  readonly node: GraphNode;
  readonly name: string;
}

/**
 * Runs a program with the built-in engine.
 *
 * @param given the leaves of the program's inputs, by name
 * @throws ProgramError if the program fails, or makes no `Var` that an input reaches
 */
export function runProgramText(
  program: Compiled,
  inputs: readonly ProgramInput[],
  given: Readonly<Record<string, LeafNodes>>,
): ProgramResult & { readonly printed: string } {
  const atLine = new Map(inputs.map(({ name, line }) => [line, wholeOf(given[name] as LeafNodes)]));
  const leaves: GraphNode[] = [];
  const results: { readonly node: GraphNode; readonly line: number }[] = [];
  const sweeps: (readonly [GraphNode, EngineValue])[] = [];
  const engine = createEngineModule({
    leafAt(line) {
      const leaf = atLine.get(line);
      atLine.delete(line);
      return leaf;
    },
    onLeaf: (node) => leaves.push(node),
    onResult: (node, line) => results.push({ node, line }),
    onSweep: (outputs) => sweeps.push(...outputs),
  });
  const { output, error, globals } = run(program, {
    modules: { pullback: engine.module },
    globals: engine.implied,
  });
  if (error !== undefined) throw new ProgramError(error, output);

  const names = namesIn(globals, engine.nodeIn);
  const known = new Set(Object.values(names));
  const free = freeNames(new Set([...Object.keys(names), ...inputs.map(({ name }) => name)]));
  const own = leaves.map((node): OwnLeaf => {
    const name = Object.keys(names).find((one) => names[one] === node) ?? free("w");
    return { node, name };
  });
  const isResult = new Set(results.map(({ node }) => node));
  for (const { node } of results) {
    if (known.has(node)) continue;
    known.add(node);
    names[free("v")] = node;
  }
  const seeded = sweeps.length > 0 ? sweeps : lastResult(globals, engine.nodeIn, isResult);
  if (seeded.length === 0) {
    throw new ProgramError({ type: "limit", message: programWords.noResult, line: 0, column: 0 }, output);
  }
  const nameOf = (node: GraphNode): string =>
    Object.keys(names).find((name) => names[name] === node) ?? free("y");
  const outputs = new Map(seeded.map(([node, seed]) => [nameOf(node), { node, seed }]));
  for (const { name } of own) delete names[name];
  for (const { name } of inputs) delete names[name];
  return {
    names,
    outputs: Object.fromEntries([...outputs].map(([name, { node }]) => [name, node])),
    seeds: Object.fromEntries([...outputs].map(([name, { seed }]) => [name, seed])),
    leaves: own.map(takenLeaf),
    swept: sweeps.length > 0,
    lines: new Map(results.map(({ node, line }) => [node, line])),
    printed: output,
  };
}

function wholeOf(leaf: LeafNodes): GraphNode {
  return "whole" in leaf ? leaf.whole : leaf;
}

function takenLeaf({ node, name }: OwnLeaf): TakenLeaf {
  const leaf = node as Var<EngineValue>;
  return {
    leaf: { name, value: nestedOf(leaf.value), role: "parameter" },
    given: leaf as Var,
    nodes: () => [[name, leaf]],
    gradient: (): Nested => nestedOf(leaf.grad),
  };
}

/** Names nodes by the variables that hold them at the end, and those in lists by their places: `h[3]` is h3. */
function namesIn(
  globals: ReadonlyMap<string, Value>,
  nodeIn: (value: Value) => GraphNode | undefined,
): Record<string, GraphNode> {
  const names: Record<string, GraphNode> = {};
  const named = new Set<GraphNode>();
  function visit(name: string, value: Value, depth: number): void {
    const node = nodeIn(value);
    if (node !== undefined) {
      if ((depth > 0 && named.has(node)) || Object.hasOwn(names, name)) return;
      named.add(node);
      names[name] = node;
    } else if (depth < 3 && (value instanceof PyList || value instanceof PyTuple)) {
      const separator = value.items.length > 10 ? "_" : "";
      for (const [i, item] of value.items.entries()) {
        visit(depth === 0 ? `${name}${i}` : `${name}${separator}${i}`, item, depth + 1);
      }
    } else if (depth < 3 && value instanceof PyDict) {
      for (const [key, item] of value.map)
        if (typeof key === "string") visit(`${name}_${key}`, item, depth + 1);
    }
  }
  for (const [name, value] of globals) if (nodeIn(value) !== undefined) visit(name, value, 0);
  for (const [name, value] of globals) visit(name, value, 0);
  return names;
}

/** Returns a function that gives names of a letter and a number, such as v1, that no other node has. */
function freeNames(taken: Set<string>): (letter: string) => string {
  const next = new Map<string, number>();
  return (letter) => {
    let number = next.get(letter) ?? 1;
    while (taken.has(`${letter}${number}`)) number += 1;
    next.set(letter, number + 1);
    taken.add(`${letter}${number}`);
    return `${letter}${number}`;
  };
}

/** Returns the result that was bound to a name last, seeded with 1: what a program without `backward` computes. */
function lastResult(
  globals: ReadonlyMap<string, Value>,
  nodeIn: (value: Value) => GraphNode | undefined,
  isResult: ReadonlySet<GraphNode>,
): (readonly [GraphNode, EngineValue])[] {
  const bound = [...globals.values()].flatMap((value) => nodeIn(value) ?? []);
  const last = bound.findLast((node) => isResult.has(node) && typeof node.value === "number");
  return last === undefined ? [] : [[last, 1]];
}
