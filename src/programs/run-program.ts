import type { GraphNode } from "../autodiff/graph-node.ts";
import { type Nested, nestedOf } from "../autodiff/tensor.ts";
import type { Value as EngineValue } from "../autodiff/value.ts";
import type { Var } from "../autodiff/var.ts";
import { standardModules } from "../python/modules/standard.ts";
import { type Compiled, type RunError, run } from "../python/python.ts";
import { PyList } from "../python/values.ts";
import type { Limits } from "../python/vm.ts";
import { createLeaf, type LeafNodes, type TakenLeaf } from "../trace/leaves.ts";
import type { ProgramResult } from "../trace/program.ts";
import { programWords } from "../words/en/program.ts";
import type { ProgramPlace } from "../words/en/run.ts";
import { ArrayLeaf, type LeafHost } from "./array-leaf.ts";
import { createEngineModule } from "./engine-module.ts";
import type { InputRole, ProgramInput } from "./inputs.ts";
import { type Names, namesIn } from "./names.ts";
import { Sweeps } from "./sweeps.ts";
import type { ListingMoment } from "./watch/listing-run.ts";
import { createRunLog } from "./watch/run-log.ts";
import { watchedRun } from "./watch/watched-run.ts";

/** The error that ended a program, with what the program printed before. */
export class ProgramError extends Error {
  /** Its line is 0 if the error is at none. */
  readonly place: ProgramPlace;
  /** The error as Python has it. */
  readonly error: ProgramFault;

  constructor({ type, message, line, column }: ProgramFault, output: string) {
    super(type === "limit" ? message : `${type}: ${message}`);
    this.place = { line, column, output };
    this.error = { type, message, line, column };
  }
}

/** Why a program ended, and where, without the calls that were running. */
export type ProgramFault = Pick<RunError, "type" | "message" | "line" | "column">;

/** The program ran to its end, but computed nothing that could be stepped. */
export class NothingToStep extends ProgramError {}

/** A run for a difference quotient, of which there may be many. */
const RERUN = { time: 100, steps: 200_000 };

/** A leaf that the program made itself, which gets its name at the end. */
interface OwnLeaf {
  readonly leaf: { name: string; readonly value: Nested; readonly role: InputRole };
  readonly taken: TakenLeaf;
  readonly host: LeafHost;
}

/** Options of `runProgramText`. */
interface RunProgramOptions {
  /** Limits that differ from the usual ones. */
  readonly limits?: Partial<Limits> | undefined;
  /** Called for each step of an engine of the program's own, when its trace is made. */
  readonly onStep?: ((moment: ListingMoment) => void) | undefined;
}

/**
 * Runs a program with the built-in engine, or watches an engine of the program's own.
 *
 * @param given the leaves of the program's inputs, by name
 * @throws ProgramError if the program fails, or makes no `Var` that an input reaches
 */
export function runProgramText(
  program: Compiled,
  inputs: readonly ProgramInput[],
  given: Readonly<Record<string, LeafNodes>>,
  { limits = {}, onStep }: RunProgramOptions = {},
): ProgramResult {
  const hosts = new Map(inputs.map(({ name }) => [name, hostOf(given[name] as LeafNodes)]));
  const atLine = new Map(inputs.map(({ name, line }) => [line, hosts.get(name)]));
  const leaves: OwnLeaf[] = [];
  const results: { readonly node: GraphNode; readonly line: number }[] = [];
  const sweeps = new Sweeps();
  const { module, implied, bridge } = createEngineModule({
    leafAt(line) {
      const leaf = atLine.get(line);
      atLine.delete(line);
      return leaf;
    },
    makeLeaf(value, role = "parameter") {
      const leaf = { name: "", value: nestedOf(value), role };
      const taken = createLeaf(leaf);
      const host = hostOf(taken.given);
      if (!sweeps.isOver) leaves.push({ leaf, taken, host });
      return host;
    },
    onResult: (node, line) => results.push({ node, line }),
    sweep: (outputs, run) => sweeps.run(outputs, run),
    isOver: () => sweeps.isOver,
  });
  const { hooks, finish } = createRunLog(onStep !== undefined);
  const options = { modules: { ...standardModules, pullback: () => module }, globals: implied, limits };
  const { output, error, globals } = run(program, { ...options, hooks });
  if (error !== undefined) throw new ProgramError(error, output);
  sweeps.restore();
  if (sweeps.seeded.length === 0) {
    const watched = watchedRun({
      text: program.text,
      log: finish(),
      globals,
      output,
      inputs: inputs.filter(({ isOwn }) => isOwn),
      given: new Map(inputs.flatMap(({ name, isOwn }) => (isOwn ? [[name, given[name] as Var]] : []))),
      onStep,
      rerun: (other) => run(program, { ...options, hooks: other, limits: RERUN }),
    });
    if (watched !== undefined && !("kind" in watched)) return watched;
    if (watched !== undefined) throw notSteppable(programWords.unwatchable(watched), output);
  }

  const names = namesIn(program.text, globals, (value) => bridge.namedIn(value));
  for (const { name } of inputs) names.set(name, hosts.get(name) as LeafHost);
  const free = freeNames(names);
  const owners = new Map<string, LeafHost>();
  for (const { name, line } of inputs) {
    const taken = claim(owners, name, hosts.get(name) as LeafHost);
    if (taken === undefined) continue;
    throw new ProgramError({ type: "limit", message: programWords.sameName(taken), line, column: 1 }, output);
  }
  const firstNames = new Map([...names].reverse().map(([name, host]) => [host, name]));
  for (const { leaf, host } of leaves) {
    leaf.name = firstNames.get(host) ?? free("w", owners);
    while (claim(owners, leaf.name, host) !== undefined) leaf.name = free("w", owners);
  }
  for (const [name, host] of names) if ((owners.get(name) ?? host) !== host) names.delete(name);
  const known = new Set([...names.values(), ...leaves.map(({ host }) => host)]);
  const isResult = new Set(results.map(({ node }) => bridge.canonical(node)));
  const bound = lastResult(names, isResult);
  for (const node of isResult) {
    if (known.has(node)) continue;
    known.add(node);
    names.set(free("v", owners), node);
  }
  const seeded = sweeps.seeded.length > 0 ? sweeps.seeded : bound;
  if (seeded.length === 0) {
    throw notSteppable(programWords.noResult, output);
  }
  const outputs = new Map(
    seeded.map(([node, seed]) => [
      lastName(names, bridge.canonical(node)) ?? free("y", owners),
      { node, seed },
    ]),
  );
  return {
    names: Object.fromEntries(
      nodesWithNames(names, [...hosts.keys(), ...leaves.map(({ leaf }) => leaf.name)]),
    ),
    outputs: Object.fromEntries([...outputs].map(([name, { node }]) => [name, node])),
    // A program without a sweep states no seed.
    ...(sweeps.seeded.length > 0 && {
      seeds: Object.fromEntries([...outputs].map(([name, { seed }]) => [name, seed])),
    }),
    constants: Object.fromEntries(
      [...globals].flatMap(([name, value]) => {
        const constant = value instanceof PyList ? bridge.constants.get(value) : undefined;
        return constant === undefined ? [] : [[name, constant]];
      }),
    ),
    leaves: leaves.map((own) => own.taken),
    swept: sweeps.seeded.length > 0,
    ...(sweeps.isOver && { sweepsAgain: true as const }),
    lines: new Map(results.map(({ node, line }) => [node, line])),
    printed: output,
  };
}

function notSteppable(message: string, output: string): NothingToStep {
  return new NothingToStep({ type: "limit", message, line: 0, column: 0 }, output);
}

function hostOf(leaf: LeafNodes): LeafHost {
  return "whole" in leaf ? new ArrayLeaf(leaf) : leaf;
}

/** Returns the names that the nodes of a variable have. */
function nodeNames(name: string, host: LeafHost): string[] {
  return host instanceof ArrayLeaf ? host.nodeNames(name) : [name];
}

/**
 * Gives the nodes of a leaf their names.
 *
 * @returns a name that a node of another leaf has already; then the leaf gets none
 */
function claim(owners: Map<string, LeafHost>, name: string, host: LeafHost): string | undefined {
  const own = nodeNames(name, host);
  const taken = own.find((one) => owners.has(one));
  if (taken === undefined) for (const one of own) owners.set(one, host);
  return taken;
}

function lastName(names: Names, host: LeafHost): string | undefined {
  return [...names].findLast(([, named]) => named === host)?.[0];
}

/** Returns the names of nodes without those that the leaves have as leaves. */
function nodesWithNames(names: Names, leaves: readonly string[]): [string, GraphNode][] {
  return [...names].flatMap(([name, host]): [string, GraphNode][] =>
    host instanceof ArrayLeaf || leaves.includes(name) ? [] : [[name, host]],
  );
}

/** Returns a function that gives names of a letter and a number, such as v1, that neither a variable nor a leaf has. */
function freeNames(variables: Names): (letter: string, leaves: ReadonlyMap<string, LeafHost>) => string {
  const next = new Map<string, number>();
  return (letter, leaves) => {
    let number = next.get(letter) ?? 1;
    while (variables.has(`${letter}${number}`) || leaves.has(`${letter}${number}`)) number += 1;
    next.set(letter, number + 1);
    return `${letter}${number}`;
  };
}

/** Returns the result that was bound to a name last, seeded with 1: what a program without `backward` computes. */
function lastResult(names: Names, isResult: ReadonlySet<GraphNode>): (readonly [GraphNode, EngineValue])[] {
  const last = [...names.values()].findLast(
    (host): host is GraphNode =>
      !(host instanceof ArrayLeaf) && isResult.has(host) && typeof host.value === "number",
  );
  return last === undefined ? [] : [[last, 1]];
}
