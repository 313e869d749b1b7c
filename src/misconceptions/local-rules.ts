import type { AnyOperation } from "../autodiff/operation.ts";
import { filled } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { placeholder } from "../formula/build.ts";
import { names } from "../formula/walk.ts";
import type { Misconception } from "./misconception.ts";
import { pull, type Site } from "./site.ts";
import { wrongDerivatives } from "./wrong-derivatives.ts";

/** What the rule of an operation for an operand is made of. */
interface RuleFacts {
  /** Whether the rule only passes the adjoint on, as that of a sum does. */
  readonly passesOn: boolean;
  readonly namesResult: boolean;
  /** The positions of the operands that the rule names. */
  readonly named: readonly number[];
}

const known = new Map<string, RuleFacts>();

/** Returns what the rule of an operation for an operand is made of. */
export function factsOf(op: AnyOperation, operand: number): RuleFacts {
  const key = `${op.id}.${operand}`;
  const facts = known.get(key) ?? readRule(op, operand);
  known.set(key, facts);
  return facts;
}

function readRule(op: AnyOperation, operand: number): RuleFacts {
  const [g, out] = [placeholder("adjoint"), placeholder("out")];
  const operands = op.rules.map((_, i) => placeholder(i));
  const rule = op.rules[operand]?.(g, out, ...operands) ?? g;
  return {
    passesOn: rule === g,
    namesResult: names(rule, out),
    named: [...operands.keys()].filter((i) => names(rule, placeholder(i))),
  };
}

/**
 * Sends the local derivative alone, without the adjoint that arrives.
 *
 * "v̄₂ += v̄₃ · 1/v₂" (Case Study 1): each rule of the text starts with the adjoint that arrives. As all seeds of the
 * text's scalar cases are 1, its numbers do not show the mistake.
 */
export const forgetsUpstream: Misconception = {
  id: "forgets-upstream",
  entry: (site) => pull(site, 1),
  whole: (site, g) => (site.op.tensors ? pull(site, onesLike(g)) : undefined),
  byDerivative: (derivative) => derivative,
};

/**
 * Passes the adjoint on, without the local derivative.
 *
 * "From sine: v̄₁ += v̄₂ cos(v₁)" beside "From addition: v̄₁ += v̄₃" (Case Study 2): only a sum passes the adjoint on
 * unchanged.
 */
export const forgetsLocal: Misconception = {
  id: "forgets-local",
  entry: (site, g) => (factsOf(site.op, site.operand).passesOn ? undefined : g),
  whole(site, g) {
    const { op, operands, operand } = site;
    if (!op.tensors || op.id === "sum") return undefined;
    const [from, to] = [shapeOf(g), shapeOf(operands[operand] as Value)];
    if (from.join() === to.join()) return g;
    return typeof g === "number" ? filled(to, () => g) : undefined;
  },
  byDerivative: (derivative, g) => (derivative === 1 ? undefined : g),
};

/**
 * Takes ∂(ab)/∂a for a: each factor of a product receives the contribution that belongs to the other.
 *
 * "From multiplication: x̄₁ += x₂, x̄₂ += x₁" (Case Study 3), and `(a, lambda g: g * b.value)` (Case Study 10).
 */
export const ownOperand: Misconception = {
  id: "own-operand",
  entry(site, g) {
    const { op, operand, nodes } = site;
    const other = otherFactor(op, operand);
    if (other === undefined || nodes[other] === nodes[operand]) return undefined;
    return pull(site, g, { operand: other });
  },
};

/** Returns the position of the only other operand that the rule for an operand names, if that names this one only. */
function otherFactor(op: AnyOperation, operand: number): number | undefined {
  const [other, ...more] = factsOf(op, operand).named;
  if (other === undefined || other === operand || more.length > 0) return undefined;
  const [back, ...others] = factsOf(op, other).named;
  return back === operand && others.length === 0 ? other : undefined;
}

/**
 * Multiplies by the primal value of the node that sends, instead of the adjoint; seeds an output with its value.
 *
 * "adjoint: sensitivity of output to an intermediate value" (Chapter Summary): the adjoint is not the value.
 */
export const valueForAdjoint: Misconception = {
  id: "value-for-adjoint",
  entry: (site) => pull(site, site.result),
  whole: (site) => (site.op.tensors ? pull(site, site.result) : undefined),
  byDerivative: (derivative, _, value) => derivative * value,
  seed: (_, value) => value,
};

/**
 * Uses the operand where the rule uses the result, as that of tanh does, or the result where the rule uses the operand.
 *
 * "z̄ₜ = h̄ₜ₊₁ (1 − hₜ₊₁²)" (Case Study 8) has the result hₜ₊₁, not the operand zₜ; "v̄₂ += v̄₃ · 1/v₂" (Case Study 1) has
 * the operand v₂, not the result v₃.
 */
export const operandForResult: Misconception = {
  id: "operand-for-result",
  entry(site, g) {
    const { op, operand, operands, result } = site;
    if (op.kink !== undefined) return undefined;
    const { namesResult, named } = factsOf(op, operand);
    if (namesResult) {
      const argument = argumentOf(site);
      return argument === undefined ? undefined : pull(site, g, { result: argument });
    }
    return operands.length === 1 && named.length === 1 ? pull(site, g, { operands: [result] }) : undefined;
  },
};

/** Returns the argument of the function that an operation applies: its only operand, or the product of its operands. */
function argumentOf({ op, operands }: Site<number>): number | undefined {
  const [a] = operands;
  if (operands.length === 1) return a;
  const formula = op.formula(...op.rules.map((_, i) => placeholder(i)));
  const [argument] = formula.kind === "call" ? formula.args : [];
  return argument?.kind === "product" ? operands.reduce((product, factor) => product * factor) : undefined;
}

/**
 * Uses a derivative that is remembered wrong: a sign, a power or a factor of the rule differs.
 *
 * The derivatives of the text: "v̄₃ · 1/v₂", "v̄₁ 2x" (Case Study 1), "v̄₂ cos(v₁)" (Case Study 2), "h̄ₜ₊₁ (1 − hₜ₊₁²)" (Case
 * Study 8).
 */
export const wrongDerivative: Misconception = {
  id: "wrong-derivative",
  entry(site, g) {
    const { op, operand, operands, result } = site;
    const factor = wrongDerivatives[`${op.id}.${operand}`]?.factor(result, ...operands);
    return factor === undefined ? undefined : pull(site, g) * factor;
  },
};

function onesLike(value: Value): Value {
  return typeof value === "number" ? 1 : filled(value.shape, () => 1);
}
