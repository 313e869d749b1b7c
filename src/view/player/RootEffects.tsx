import type { RefObject } from "react";
import { LinkedMarks } from "../math/LinkedMarks.tsx";
import { useKeptFocus } from "../ui/use-kept-focus.ts";

/** What listens to a player as a whole, after its first picture: marks of symbols, and the focus that is kept. */
export function RootEffects({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  useKeptFocus(root);
  return <LinkedMarks root={root} />;
}
