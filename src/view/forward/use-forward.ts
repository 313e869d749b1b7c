import { useEffect, useMemo, useState } from "react";
import type { Picture } from "../../scene/picture.ts";
import { type ForwardPasses, forwardPassesOf } from "../../trace/forward-passes.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import type { DrawnMoment, forwardDrawing } from "./forward-drawing.ts";

/** A moment of forward mode that a player shows. */
export interface ShownMoment {
  readonly passes: ForwardPasses;
  readonly moment: number;
}

/** Returns the moment of forward mode; undefined in reverse mode. */
export function useMoment(): ShownMoment | undefined {
  const moment = usePlayerState(({ forward }) => forward);
  const trace = usePlayerState(({ run }) => run?.trace);
  const passes = moment === undefined || trace === undefined ? undefined : forwardPassesOf(trace);
  return moment === undefined || passes === undefined ? undefined : { passes, moment };
}

/**
 * Returns the drawing of the moment of forward mode in a picture, once its code is loaded, or undefined in reverse
 * mode. If the code cannot be fetched, reports this and goes back to reverse mode.
 */
export function useForwardDrawing(picture: Picture | undefined): DrawnMoment | undefined {
  const player = usePlayer();
  const { passes, moment } = useMoment() ?? {};
  const [code, setCode] = useState<{ readonly prepare: typeof forwardDrawing }>();
  const isMissing = passes !== undefined && code === undefined;
  useEffect(() => {
    if (!isMissing) return;
    import("./forward-drawing.ts").then(
      ({ forwardDrawing: prepare }) => setCode({ prepare }),
      () => {
        player.reportLoadFailure();
        player.setForward(undefined);
      },
    );
  }, [isMissing, player]);
  const drawAt = useMemo(() => picture && passes && code?.prepare(picture, passes), [picture, passes, code]);
  return useMemo(() => (moment === undefined ? undefined : drawAt?.(moment)), [drawAt, moment]);
}
