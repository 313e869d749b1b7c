import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { usePlayer } from "../player/player-context.ts";
import { onBlurOutsidePrint } from "../ui/on-blur-outside-print.ts";
import type { Spot, SpotWords, Walkable } from "./graph-spot.ts";
import type { WalkKeys, WalkProps } from "./walk-props.ts";

/**
 * Walks through a graph by keys. Arrow keys walk from node to node. Enter pins a node, and then opens the entries of a
 * tensor, in which arrow keys walk from entry to entry. Escape leads out again. A live region announces each node and entry,
 * so that the drawing can have the role of an image. It does not announce changes by a step, because the step
 * itself is announced.
 */
export function Walk({
  group,
  keys,
  of,
  slug,
  svg,
  onSpot,
}: WalkProps & { readonly group: RefObject<HTMLElement | null>; readonly keys: RefObject<WalkKeys> }) {
  const player = usePlayer();
  const spot = useRef<Spot>(undefined);
  const [at, setAt] = useState<{
    readonly spot: Spot;
    readonly describe: (of: Walkable, spot: Spot) => SpotWords;
  }>();
  const [told, tell] = useState("");
  const id = at && of?.trace.nodes.at(at.spot.node)?.id;
  const lines =
    at?.spot.open && at.spot.entry === undefined && of !== undefined ? at.describe(of, at.spot).lines : [];

  useEffect(() => {
    const walking = group.current?.dataset;
    if (walking !== undefined && id !== undefined) walking.walking = id;
    else delete walking?.walking;
    for (const node of svg.current?.querySelectorAll<SVGElement>("[data-node]") ?? []) {
      if (node.dataset.node === id) node.dataset.walked = "";
      else delete node.dataset.walked;
    }
  });

  const now = useRef({ of, onSpot });
  useEffect(() => {
    now.current = { of, onSpot };
  });

  const leave = useCallback(() => {
    if (spot.current === undefined) return;
    spot.current = undefined;
    setAt(undefined);
    tell("");
    now.current.onSpot(undefined, undefined);
  }, []);

  // With other nodes, the same spot is another node or none.
  const nodes = of && [slug, ...of.trace.nodes.map(({ id }) => id)].join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: other nodes are the reason
  useEffect(leave, [nodes]);

  useEffect(() => {
    const element = group.current;
    if (element === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    async function press(key: string): Promise<void> {
      // The code is not needed before the first key. If it cannot be fetched, the keys do nothing.
      const way = await import("./graph-spot.ts").catch(() => undefined);
      const { of: latest } = now.current;
      if (way === undefined || latest === undefined || !element?.matches(":focus")) return;
      const next = way.pressKey(player, latest, spot.current, key);
      if (next === "out") return rootOf(element)?.focus();
      if (next === undefined) return;
      spot.current = next.spot;
      setAt({ spot: next.spot, describe: way.describeSpot });
      tell(next.announcement);
      now.current.onSpot(latest.trace.nodes.at(next.spot.node)?.id, next.spot.entry);
    }
    const { current: kept } = keys;
    kept.press = (key) => void press(key);
    for (const key of kept.early.splice(0)) kept.press(key);
    element.addEventListener(
      "focus",
      () => {
        // A click on the graph focuses the player, so that keys step it.
        if (!element.matches(":focus-visible")) rootOf(element)?.focus({ preventScroll: true });
      },
      { signal },
    );
    const blur = onBlurOutsidePrint(leave);
    element.addEventListener("focusout", blur, { signal });
    return () => {
      listening.abort();
      kept.press = undefined;
    };
  }, [group, keys, player, leave]);

  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {told}
      </p>
      {lines.length > 0 && (
        <p className="node-card">
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      )}
    </>
  );
}

/** Returns the root of the player of an element. */
function rootOf(part: HTMLElement): HTMLElement | null {
  return part.closest<HTMLElement>("[data-pullback]");
}
