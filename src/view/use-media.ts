import { useContext, useEffect, useState, useSyncExternalStore } from "react";
import { fits } from "./fits.ts";
import { PlaceContext } from "./place.ts";

/** Whether a media query holds now; the component is drawn again when that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
  );
}

/**
 * Whether the screen, or the place that the player fills in a page of others, is as a media query on sizes asks.
 * While the page is printed it stays what it was before.
 */
export function useScreenMedia(query: string): boolean {
  const screen = useContext(PlaceContext)?.screen;
  const [matches, setMatches] = useState(() =>
    screen === undefined ? matchMedia(query).matches : fits(query, roomOf(screen)),
  );
  useEffect(() => {
    if (screen !== undefined) {
      const observer = new ResizeObserver(() => setMatches(fits(query, roomOf(screen))));
      observer.observe(screen);
      return () => observer.disconnect();
    }
    const list = matchMedia(query);
    const take = () => {
      if (!matchMedia("print").matches) setMatches(list.matches);
    };
    take();
    list.addEventListener("change", take);
    return () => list.removeEventListener("change", take);
  }, [query, screen]);
  return matches;
}

function roomOf({ clientWidth: width, clientHeight: height }: HTMLElement) {
  return { width, height };
}
