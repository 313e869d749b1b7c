import { backward } from "../autodiff/backward.ts";
import { checkpoint } from "../autodiff/checkpoint.ts";
import type { GraphNode } from "../autodiff/graph-node.ts";
import type { Value as EngineValue } from "../autodiff/value.ts";
import type { Var } from "../autodiff/var.ts";
import { call } from "../python/calls.ts";
import { typeError, valueError } from "../python/exceptions.ts";
import { addMethods, builtin } from "../python/native.ts";
import { typeOf, type Value } from "../python/object.ts";
import { PyList, PyModule, PyTuple } from "../python/values.ts";
import { programErrors } from "../words/en/program-errors.ts";
import { EngineBridge, type EngineUse } from "./engine-bridge.ts";
import { type EngineFunction, engineFunctions } from "./engine-functions.ts";
import { engineValue } from "./python-values.ts";
import { installVar } from "./var-class.ts";

/** The module `pullback` of a run. */
export interface EngineModule {
  readonly module: PyModule;
  /** The names that a program has without an import: those that are no names of Python's own. */
  readonly implied: Readonly<Record<string, Value>>;
  readonly bridge: EngineBridge;
}

/** Functions of Python's own that a function of the engine does not replace without an import. */
const OWN_NAMES = new Set(["abs", "max", "min", "pow", "sum"]);

/**
 * Makes the module `pullback`: the engine's `Var`, its operations as functions, operators and methods, `backward` and
 * `checkpoint`. `engine-functions.ts` lists the functions.
 */
export function createEngineModule(use: EngineUse): EngineModule {
  const bridge = new EngineBridge(use);
  installVar(bridge);

  /** Seeds the outputs and runs the engine's reverse sweep. */
  function sweep(outputs: readonly Value[], seeds: readonly Value[] | undefined): Value {
    if (seeds !== undefined && seeds.length !== outputs.length)
      throw valueError(programErrors.seedCount(outputs.length, seeds.length));
    const seeded = outputs.map((output, i): readonly [GraphNode, EngineValue] => {
      const node = bridge.nodeIn(output);
      if (node === undefined) throw typeError(programErrors.notOutput(typeOf(output).name));
      const seed = seeds?.[i];
      if (seed !== undefined) return [node, engineValue(seed, programErrors.takes.seed)];
      if (typeof node.value === "number") return [node, 1];
      throw valueError(programErrors.noSeed);
    });
    bridge.guarded("backward", () => use.sweep(seeded, () => backward(seeded)));
    return null;
  }

  /** Runs a function of the program as a checkpoint of the engine. */
  function checkpointed(args: Value[]): Value {
    const [func, ...given] = args;
    if (func === undefined || given.length === 0) throw typeError(programErrors.noSegment);
    const [first, ...others] = given.map((operand) => bridge.operandOf(operand, "checkpoint"));
    let result: GraphNode | undefined;
    const run = (copies: readonly GraphNode[]): Var<EngineValue> => {
      const node = bridge.nodeIn(
        call(
          func,
          copies.map((copy) => bridge.wrap(copy)),
        ),
      );
      if (node === undefined) throw typeError(programErrors.notNode);
      return node as Var<EngineValue>;
    };
    const segment = (...copies: GraphNode[]): Var<EngineValue> => {
      for (const [i, copy] of copies.entries()) {
        const operand = i === 0 ? first : others[i - 1];
        if (operand !== undefined) bridge.standsFor(copy, operand);
      }
      if (result !== undefined) return bridge.again(() => run(copies));
      const node = run(copies);
      result = node;
      return node;
    };
    return bridge.made("checkpoint", () => {
      const node = checkpoint(segment as never, first as GraphNode, ...others);
      if (result !== undefined) bridge.standsFor(node, result);
      return node;
    });
  }

  addMethods(bridge.varType, {
    "backward 0-1 seed:0": (self: Value, seed: Value | undefined) =>
      sweep([self], seed === undefined ? undefined : [seed]),
  });
  const others = new Map<string, Value>([
    ["Var", bridge.varType],
    ["checkpoint", builtin("checkpoint *", checkpointed)],
    [
      "backward",
      builtin("backward 1-2 seeds:1", (outputs: Value, seeds: Value | undefined) =>
        isSequence(outputs)
          ? sweep(outputs.items, seeds === undefined || isSequence(seeds) ? seeds?.items : [seeds])
          : sweep([outputs], seeds === undefined ? undefined : [seeds]),
      ),
    ],
  ]);
  const members = new Map(
    engineFunctions.map((called): [string, Value] => [
      called.name,
      others.get(called.name) ?? builtin(countsOf(called), (...args: Value[]) => bridge.call(called, args)),
    ]),
  );
  return {
    module: new PyModule("pullback", members),
    implied: Object.fromEntries([...members].filter(([name]) => !OWN_NAMES.has(name))),
    bridge,
  };
}

/** Returns the signature of a function in the form of `native.ts`. */
function countsOf({ name, parameters }: EngineFunction): string {
  const optional = parameters.flatMap((parameter, i) =>
    parameter.includes("=") ? [`${parameter.replace(/=.*/, "")}:${i}`] : [],
  );
  const least = parameters.length - optional.length;
  const counts = optional.length === 0 ? `${least}` : `${least}-${parameters.length}`;
  return [name, counts, ...optional].join(" ");
}

function isSequence(value: Value): value is PyList | PyTuple {
  return value instanceof PyList || value instanceof PyTuple;
}
