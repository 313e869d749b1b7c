import { keptLayers } from "../../cases/chain.ts";
import { sizesOf } from "../../cases/complete.ts";
import type { AnyProgram, Values } from "../../cases/define-case.ts";
import { layerOf, listText, storeOf } from "../../cases/parameters/layers.ts";
import type { ParameterValue } from "../../cases/parameters/parameter.ts";
import { nodeAt, type Trace } from "../../trace/trace.ts";

/** A target in the graph: a node, and optionally an entry of its value, in row-major order. */
export interface HitTarget {
  readonly node: string;
  readonly entry: number | undefined;
}

/** The change of a parameter that a click on the graph makes. */
export interface Edit {
  readonly name: string;
  readonly value: ParameterValue;
}

/**
 * Returns the change that a click on the graph makes. A click on a state of a chain keeps or drops the state.
 * A click on an entry of the logits makes the entry's class the target of its row. Elsewhere returns
 * undefined.
 */
export function editAt(
  program: AnyProgram,
  params: Values,
  trace: Trace,
  place: HitTarget,
): Edit | undefined {
  for (const [name, parameter] of Object.entries(program.parameters)) {
    const value = params[name] ?? parameter.default;
    const sizes = sizesOf(program, params);
    if (parameter.kind === "layers" && typeof value === "string") {
      const list = toggled(value, sizes[parameter.axis] ?? 0, trace, place.node);
      if (list !== undefined) return { name, value: list };
    }
    if (parameter.kind === "targets" && Array.isArray(value) && place.entry !== undefined) {
      const logits = program.parameters[place.node];
      const classes = sizes[parameter.classes] ?? 1;
      const isLogits =
        logits?.kind === "array" && logits.axes.join() === `${parameter.axis},${parameter.classes}`;
      if (!isLogits) continue;
      const targets: readonly number[] = value;
      return { name, value: targets.with(Math.floor(place.entry / classes), place.entry % classes) };
    }
  }
  return undefined;
}

function toggled(text: string, last: number, trace: Trace, node: string): string | undefined {
  const [layer, store] = [layerOf(node), storeOf(text)];
  if (store === undefined || layer === undefined || layer <= 0 || layer >= last) return undefined;
  const kept = new Set(store.kind === "optimal" ? keptBySteps(trace) : keptLayers(store, last));
  if (!kept.delete(layer)) kept.add(layer);
  return listText([...kept], last);
}

/** The states that were stored in the forward pass. */
function keptBySteps(trace: Trace): number[] {
  return trace.steps.flatMap((step) => {
    const isStored = step.kind === "keep" && step.phase === "forward";
    return isStored ? (layerOf(nodeAt(trace, step.node).id) ?? []) : [];
  });
}
