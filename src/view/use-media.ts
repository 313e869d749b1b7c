import { useEffect, useState, useSyncExternalStore } from "react";

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

/** The same for the screen alone: while the page is printed it stays what it was before. */
export function useScreenMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const take = () => {
      if (!matchMedia("print").matches) setMatches(list.matches);
    };
    take();
    list.addEventListener("change", take);
    return () => list.removeEventListener("change", take);
  }, [query]);
  return matches;
}
