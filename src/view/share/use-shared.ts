import { runnable, sourceTitle } from "../../cases/source.ts";
import { usePlayerState } from "../player/player-context.ts";
import type { SharedCase } from "./snippets.ts";

/** Returns a function that describes the open case to the writers of links and snippets. */
export function useShared(site: string): (query: string) => SharedCase {
  const source = usePlayerState((state) => state.source);
  const program = usePlayerState((state) => state.program);
  const lesson = usePlayerState((state) => state.lesson);
  const { case: slug } = runnable(source);
  return (query) => ({ site, slug, title: sourceTitle({ source, lesson }), program, lesson, query });
}
