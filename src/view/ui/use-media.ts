import { useContext, useEffect, useState, useSyncExternalStore } from "react";
import { HostEnvironmentContext, type Media } from "./host-environment.ts";

/** Returns whether a media query matches. The component renders again when that changes. */
export function useMedia(query: string): boolean {
  const matches = () => matchMedia(query).matches;
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    matches,
    matches,
  );
}

const ofWindow = (query: string): Media => matchMedia(query);

/**
 * Like `useMedia`, for the screen alone or for the area that the player fills in a host page: while the page
 * is printed, the value stays as it was before.
 */
export function useScreenMedia(query: string): boolean {
  const media = useContext(HostEnvironmentContext)?.media ?? ofWindow;
  const [matches, setMatches] = useState(() => media(query).matches);
  useEffect(() => {
    const list = media(query);
    const take = () => {
      if (!matchMedia("print").matches) setMatches(list.matches);
    };
    take();
    list.addEventListener("change", take);
    return () => list.removeEventListener("change", take);
  }, [query, media]);
  return matches;
}
