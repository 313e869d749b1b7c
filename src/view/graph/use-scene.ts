import { useMemo } from "react";
import type { Layout } from "../../layout/layout.ts";
import { picture } from "../../scene/picture.ts";
import { type Scene, sceneAt } from "../../scene/scene.ts";
import { captionAt } from "../../words/caption.ts";
import { useForwardDrawing } from "../forward/use-forward.ts";
import { usePlayerState } from "../player/player-context.ts";
import { arranged } from "./arrange.ts";
import type { View } from "./create-graph.ts";

/** What the graph of a player shows. */
export interface Shown {
  /** Undefined before the first run. */
  readonly scene: Scene | undefined;
  readonly caption: string | undefined;
}

/**
 * Returns the scene and the caption of the player's step, in forward mode of its moment.
 *
 * @param view the view that the layout is arranged for; without it, the layout is as the engine made it
 */
export function useScene(view?: View): Shown & { readonly layout: Layout | undefined } {
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  const detail = run?.request.detail ?? false;
  const layout =
    run && view && view.room.width > 0 ? arranged(run.layout, view.room, view.whole) : run?.layout;
  const own = useMemo(() => run && layout && picture({ ...run, layout }, detail), [run, layout, detail]);
  const forward = useForwardDrawing(own);
  const reverse = useMemo(() => own && sceneAt(own, index), [own, index]);
  const shown = forward ?? { scene: reverse, caption: run && captionAt(run.trace, index) };
  return { ...shown, layout };
}
