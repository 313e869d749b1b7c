import type { AnyOperation } from "../autodiff/operation.ts";
import { operations, tensorOperations } from "../autodiff/operations/all.ts";
import { relu } from "../autodiff/operations/piecewise.ts";
import { symbolOf } from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";

/** A function of the Python module `pullback`; its sentence is in `words/en/engine-functions.ts`. */
export interface EngineFunction {
  /** The name in Python, such as `row_sums`. */
  readonly name: string;
  /** The parameters as a signature writes them, such as `x`, `store="input"` or `*operands`. */
  readonly parameters: readonly string[];
  /** The operation of the engine that makes the node; undefined for functions that make no node of their own. */
  readonly operation?: AnyOperation;
  /** Whether a `Var` has it as a method, without the first parameter: `x.tanh()`. */
  readonly isMethod: boolean;
}

/** The letters of the parameters of operations, by id; a single operand is `x`. */
const PARAMETERS: Readonly<Record<string, string>> = {
  add: "a b",
  sub: "a b",
  mul: "a b",
  div: "a b",
  affine: "a h b",
  pow: "a b",
  tanhLayer: "w h",
  relu: 'x store="input" kink=0',
  max: "a b",
  min: "a b",
  matmul: "A B",
  transpose: "X",
  sum: "X",
  mean: "X",
  rowSums: "X",
  linear: "X W b",
  softmaxCrossEntropy: "Z T",
};

/** Operations that `relu` applies to tensors, depending on `store`. */
const BEHIND_RELU = /^reluFrom/;

/** The functions of the module `pullback`, in the order in which a list shows them. */
export const engineFunctions: readonly EngineFunction[] = [
  { name: "Var", parameters: ["value", 'role="input"'], isMethod: false },
  ...[...operations, ...tensorOperations].filter(({ id }) => !BEHIND_RELU.test(id)).map(functionOf),
  { name: "backward", parameters: ["outputs", "seeds=1"], isMethod: true },
  { name: "checkpoint", parameters: ["function", "*operands"], isMethod: false },
];

function functionOf(operation: AnyOperation): EngineFunction {
  const { id, rules } = operation;
  const parameters = (PARAMETERS[id] ?? "x").split(" ");
  return { name: snakeCase(id), parameters, operation, isMethod: rules.length === 1 };
}

function snakeCase(id: string): string {
  return id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Returns a call as a signature writes it, such as `relu(x, store="input", kink=0)`. */
export function signatureOf({ name, parameters }: EngineFunction): string {
  return `${name}(${parameters.join(", ")})`;
}

/** Returns what a function computes from its parameters, such as `X W + b`; undefined if it makes no node. */
export function formulaOf({ operation, parameters }: EngineFunction): Expression | undefined {
  if (operation === undefined) return undefined;
  // The operands precede the choices, which have defaults.
  const letters = parameters.filter((parameter) => !parameter.includes("="));
  return operation.formula(...letters.map(symbolOf));
}

/** Whether a function of the engine is `relu`, which on tensors is a layer with choices. */
export function isRelu({ operation }: EngineFunction): boolean {
  return operation === relu;
}
