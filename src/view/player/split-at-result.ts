import { tensor } from "../../autodiff/tensor.ts";
import type { Value } from "../../autodiff/value.ts";
import { nodeAt, type Step, type Trace } from "../../trace/trace.ts";
import { valueText } from "../../words/texts.ts";

/**
 * Splits the caption of a step before and after the result of the step: a value, an adjoint, or the only
 * gradient. Returns the caption alone if it does not state the result.
 */
export function splitAtResult(caption: string, trace: Trace, step: Step | undefined): readonly string[] {
  const result = resultOf(trace, step);
  if (result === undefined) return [caption];
  const text = valueText(result);
  const equals = Math.max(...["=", "≈"].map((sign) => caption.lastIndexOf(`${sign} ${text}`)));
  if (equals < 0) return [caption];
  const start = equals + 2;
  const end = start + text.length;
  return [caption.slice(0, start), caption.slice(start, end), caption.slice(end)];
}

function resultOf(trace: Trace, step: Step | undefined): Value | undefined {
  switch (step?.kind) {
    case "evaluate":
    case "recompute":
      return nodeAt(trace, step.node).value;
    case "seed":
    case "accumulate":
      return step.after;
    case "collect": {
      const [gradient, ...others] = Object.values(trace.gradients);
      if (gradient === undefined || others.length > 0) return undefined;
      return typeof gradient === "number" ? gradient : tensor(gradient);
    }
    default:
      return undefined;
  }
}
