import { forwardScenes } from "../../scene/forward-scene.ts";
import type { Picture } from "../../scene/picture.ts";
import type { Scene } from "../../scene/scene.ts";
import type { ForwardPasses } from "../../trace/forward-passes.ts";
import { forwardCaption } from "../../words/forward-caption.ts";

/** A moment of forward mode in the graph, with its caption. */
export interface DrawnMoment {
  readonly scene: Scene;
  readonly caption: string;
}

/** Prepares forward mode in the picture of a run. The function returned draws and describes a moment. */
export function forwardDrawing(picture: Picture, passes: ForwardPasses): (moment: number) => DrawnMoment {
  const sceneAt = forwardScenes(picture, passes);
  return (moment) => ({ scene: sceneAt(moment), caption: forwardCaption(picture.trace, passes, moment) });
}
