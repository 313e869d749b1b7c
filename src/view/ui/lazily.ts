import { type ComponentType, createElement, useCallback, useContext, useEffect, useState } from "react";
import { PlayerContext, useAfterFirstPicture } from "../player/player-context.ts";
import { afterPaint } from "./after-paint.ts";

interface PlaceProps {
  /** Fetches the code again after a failure. */
  readonly retry: () => void;
}

/** The longest time that code waits for the first picture, in milliseconds. */
const LONGEST = 1000;

/**
 * Returns a component whose code is fetched when it is first shown, after the paint of the first picture, so that
 * neither the picture nor the first key waits for it.
 * Code that could not be fetched is fetched again when the component is next shown.
 *
 * @param load fetches the component
 * @param Place stands in for the component while it loads, at the same size
 * @param Missing replaces the component after a failure. Without it, `Place` stays and the player's notice
 * reports it
 */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Place: ComponentType<P & PlaceProps> = Nothing,
  Missing?: ComponentType<P>,
): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;
  let loading: Promise<void> | undefined;

  function fetchOnce(): Promise<void> {
    loading ??= load()
      .then((component) => {
        loaded = component;
      })
      .finally(() => {
        loading = undefined;
      });
    return loading;
  }

  return function Lazily(props: P) {
    const [state, setState] = useState<"waiting" | "there" | "missing">(loaded ? "there" : "waiting");
    const player = useContext(PlayerContext);
    const ask = useCallback(() => {
      if (loaded !== undefined) return setState("there");
      fetchOnce().then(
        () => setState("there"),
        () => {
          setState("missing");
          if (Missing === undefined) player?.reportLoadFailure();
        },
      );
    }, [player]);
    const mayAsk = useAfterFirstPicture();
    useEffect(() => {
      if (loaded !== undefined) return ask();
      if (mayAsk) return afterPaint(ask);
      const timer = setTimeout(ask, LONGEST);
      return () => clearTimeout(timer);
    }, [mayAsk, ask]);
    if (state === "there" && loaded !== undefined) return createElement(loaded, props);
    if (state === "missing" && Missing !== undefined) return createElement(Missing, props);
    return createElement(Place, { ...props, retry: ask });
  };
}

function Nothing() {
  return null;
}
