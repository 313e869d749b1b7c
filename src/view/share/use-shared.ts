import { useEffect, useState } from "react";
import { slugOf, sourceTitle } from "../../cases/source.ts";
import type { Linked } from "../../player/link.ts";
import { encodeProgram } from "../../programs/code-link.ts";
import { usePlayerState } from "../player/player-context.ts";
import type { Shared } from "./snippets.ts";

/** Describes the open case or program, with the query of a link, to the writers of links and snippets. */
export type ShareAt = (query: string) => Shared & Linked;

/** Returns a function that describes what is open; undefined until a program's text is compressed. */
export function useShared(site: string): ShareAt | undefined {
  const source = usePlayerState((state) => state.source);
  const program = usePlayerState((state) => state.program);
  const lesson = usePlayerState((state) => state.lesson);
  const textAt = usePlayerState((state) => state.textAt);
  const [encoded, setEncoded] = useState<{ readonly text: string; readonly code: string }>();
  const text = "program" in source ? source.program : undefined;
  useEffect(() => {
    let isNewest = true;
    if (text !== undefined)
      void encodeProgram(text).then((code) => {
        if (isNewest) setEncoded({ text, code });
      });
    return () => {
      isNewest = false;
    };
  }, [text]);
  const common = { site, title: sourceTitle({ source, lesson }), program, lesson, textAt };
  const slug = slugOf(source);
  if (slug !== undefined) return (query) => ({ ...common, slug, query });
  if (encoded === undefined || encoded.text !== text) return undefined;
  return (query) => ({ ...common, ...encoded, query });
}
