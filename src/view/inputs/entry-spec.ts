import { flat, type Nested } from "../../autodiff/tensor.ts";
import type { LeafEntry } from "../../cases/leaf-entries.ts";
import { withEntry } from "../../cases/objective.ts";
import type { List, Rows } from "../../cases/parameters/array.ts";
import { symbolOf } from "../../formula/build.ts";
import { toText } from "../../formula/to-text.ts";
import type { Player } from "../../player/player.ts";
import type { PlayerState } from "../../player/player-state.ts";
import { inputsWords } from "../../words/en/inputs.ts";
import { stepsFor } from "./number-drag.ts";
import type { NumberSpec } from "./use-number-field.ts";

/** Returns the name of an entry in fields and messages, such as `W 1,2`. The indices count from 1. */
export function entryLabel(symbol: string, ...indices: readonly number[]): string {
  return `${symbol} ${indices.join(",")}`;
}

/** Returns how people change an entry of an input or parameter. Undefined if the player's inputs lack the entry. */
export function specOfEntry(
  player: Pick<Player, "setParam">,
  { program, params }: Pick<PlayerState, "program" | "params">,
  { name, position }: Pick<LeafEntry, "name" | "position">,
): NumberSpec | undefined {
  const parameter = program.parameters[name];
  if (parameter?.kind !== "number" && parameter?.kind !== "array") return undefined;
  const numbers = flat((params[name] ?? parameter.default) as Nested);
  const value = numbers[position];
  if (value === undefined) return undefined;
  const symbol = toText(symbolOf(name));
  const onValue = (next: number) =>
    player.setParam(name, withEntry(params, name, position, next)[name] as Nested);
  if (parameter.kind === "number") {
    const { allowed, step, whole, min, max, problem } = parameter;
    const steps = stepsFor([value], whole ? { step, whole, min, max } : { step });
    const isValid = (number: number) => problem(number) === undefined;
    return { label: symbol, value, parameter: name, allowed, steps, isValid, onValue };
  }
  const columns =
    parameter.sizesOf?.((params[name] ?? parameter.default) as List | Rows)[parameter.axes.at(-1) ?? ""] ?? 1;
  const indices =
    parameter.axes.length === 1
      ? [position + 1]
      : [Math.floor(position / columns) + 1, (position % columns) + 1];
  const label = entryLabel(symbol, ...indices);
  return {
    label,
    value,
    parameter: name,
    entry: label,
    allowed: inputsWords.allowedEntry(label),
    steps: stepsFor(numbers),
    isValid: Number.isFinite,
    onValue,
  };
}
