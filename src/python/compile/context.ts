import type { Completion, Frame } from "../callables.ts";
import type { Value } from "../object.ts";
import type { Place } from "../place.ts";
import type { Scope, ScopeNode, Scopes } from "../scope.ts";
import type { Block, Expression } from "../tree.ts";
import type { Hooks } from "../vm.ts";

/** A compiled expression. */
export type Evaluate = (frame: Frame) => Value;
/** A compiled statement or block. */
export type Execute = (frame: Frame) => Completion;
/** A compiled target of an assignment. */
export type Store = (frame: Frame, value: Value) => void;
/** A compiled statement or block with `yield`. */
export type Generate = (frame: Frame) => Generator<Value, Completion, Value>;

/** What all parts of a program share while they are compiled. */
export interface Program {
  readonly text: string;
  readonly scopes: Scopes;
  readonly globals: Map<string, Value>;
  readonly builtins: ReadonlyMap<string, Value>;
  readonly hooks: Hooks;
  /** Code of this folder; see `Code.hidden`. */
  readonly hidden: boolean;
}

/** Compiles the parts of one scope. Each kind of syntax has a file, which gets its operands from here. */
export interface Context extends Program {
  readonly scope: Scope;
  /** The line that errors have, unless an expression is on another one. */
  line: number;
  expression(node: Expression): Evaluate;
  block(body: Block): Execute;
  /** A block with `yield`. */
  generatorBlock(body: Block): Generate;
  /** A context for a node that has a scope of its own. */
  inner(node: ScopeNode): Context;
}

/** Sets the line of a frame while an expression that is on another one is evaluated. */
export function onLine(at: Place, evaluate: Evaluate): Evaluate {
  return (frame) => {
    const before = frame.at;
    frame.at = at;
    const value = evaluate(frame);
    frame.at = before;
    return value;
  };
}
