import type { Picture } from "../picture.ts";
import { sceneAt } from "../scene.ts";
import { accumulateTimeline } from "./accumulate.ts";
import { evaluateTimeline } from "./evaluate.ts";
import { collectTimeline, discardTimeline, keepTimeline, seedTimeline, visitTimeline } from "./one-node.ts";
import type { Timeline } from "./timeline.ts";

/** Returns the motion of the step that leads to an index from the index before; undefined at the start. */
export function timelineOf(picture: Picture, index: number): Timeline | undefined {
  const after = sceneAt(picture, index);
  const before = sceneAt(picture, index - 1);
  const step = picture.trace.steps.at(index - 1);
  switch (step?.kind) {
    case undefined:
      return undefined;
    case "evaluate":
    case "recompute":
      return evaluateTimeline(before, after, step);
    case "accumulate":
      return accumulateTimeline(before, after, step);
    case "seed":
      return seedTimeline(before, after, step);
    case "keep":
      return keepTimeline(after, step);
    case "discard":
      return discardTimeline(before, after, step);
    case "visit":
      return visitTimeline(after, step.node);
    case "collect":
      return collectTimeline(after);
  }
}
