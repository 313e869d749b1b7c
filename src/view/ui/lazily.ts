import { type ComponentType, createElement, useCallback, useContext, useEffect, useState } from "react";
import { PlayerContext } from "../player/player-context.ts";

interface PlaceProps {
  /** Asks for the code again, if it could not be fetched. */
  readonly retry: () => void;
}

/**
 * A component whose code is fetched when it is shown, so that the graph need not wait for it. What could not
 * be fetched is asked for again when it is next shown.
 *
 * @param load fetches the component
 * @param Place stands where the component will be, as large as it
 * @param Missing says that it could not be fetched; without one the place stays, and the player's notice says so
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
    useEffect(ask, [ask]);
    if (state === "there" && loaded !== undefined) return createElement(loaded, props);
    if (state === "missing" && Missing !== undefined) return createElement(Missing, props);
    return createElement(Place, { ...props, retry: ask });
  };
}

function Nothing() {
  return null;
}
