import { flat } from "../../autodiff/tensor.ts";
import type { DescentPoint, DescentRefusal } from "../../cases/descent.ts";
import { symbolOf } from "../../formula/build.ts";
import { formatExactly, formatNumber } from "../../formula/format-number.ts";
import { toText } from "../../formula/to-text.ts";
import { descentWords } from "../../words/en/descent.ts";

/** Returns the sentence about the last step of a descent; undefined before the first step. */
export function moveText(path: readonly DescentPoint[], objective: string): string | undefined {
  const [before, after] = path.slice(-2).map((point) => point.objective);
  if (before === undefined || after === undefined) return undefined;
  const isRounded = before !== after && formatNumber(before) === formatNumber(after);
  const format = isRounded ? formatExactly : formatNumber;
  const move = { step: path.length - 1, objective, from: format(before), to: format(after) };
  if (Number.isNaN(after)) return descentWords.lost(move);
  if (after < before) return descentWords.fell(move);
  return after > before ? descentWords.rose(move) : descentWords.stayed(move);
}

/** Returns the sentence about a step that was not taken. */
export function refusalText(refusal: DescentRefusal): string {
  const words = descentWords.refusals[refusal.kind];
  if (refusal.kind === "not-finite") {
    const { parameter, adjoint } = refusal;
    return words({ input: nameOf(parameter), number: formatNumber(adjoint), allowed: "" });
  }
  if (refusal.kind === "not-allowed") {
    const { parameter, value, allowed } = refusal;
    const number = flat(value).find((entry) => !Number.isFinite(entry)) ?? flat(value)[0] ?? Number.NaN;
    return words({ input: nameOf(parameter), number: formatNumber(number), allowed });
  }
  return words({ input: "", number: "", allowed: "" });
}

function nameOf(parameter: string): string {
  return toText(symbolOf(parameter));
}
