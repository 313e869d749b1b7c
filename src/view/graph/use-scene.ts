import { useMemo } from "react";
import { picture } from "../../scene/picture.ts";
import { type Scene, sceneAt } from "../../scene/scene.ts";
import { captionAt } from "../../words/caption.ts";
import { useForwardDrawing } from "../forward/use-forward.ts";
import { usePlayerState } from "../player/player-context.ts";

/** What the graph of a player shows. */
export interface Shown {
  /** Undefined before the first run. */
  readonly scene: Scene | undefined;
  readonly caption: string | undefined;
}

/** Returns the scene and the caption of the player's step, in forward mode of its moment. */
export function useScene(): Shown {
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  const detail = run?.request.detail ?? false;
  const own = useMemo(() => run && picture(run.trace, run.layout, detail), [run, detail]);
  const forward = useForwardDrawing(own);
  const reverse = useMemo(() => own && sceneAt(own, index), [own, index]);
  return forward ?? { scene: reverse, caption: run && captionAt(run.trace, index) };
}
