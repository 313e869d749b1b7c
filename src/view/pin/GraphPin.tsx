import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { isSameSource, type Source } from "../../cases/source.ts";
import { equation } from "../../formula/build.ts";
import { pinnedList } from "../../scene/pinned-list.ts";
import { adjointParts } from "../../trace/adjoint-parts.ts";
import type { Trace } from "../../trace/trace.ts";
import { pinWords } from "../../words/en/pin.ts";
import { adjointAt, symbolAt } from "../../words/notation.ts";
import { HEARD } from "../../words/spoken.ts";
import { symbolicAdjoints } from "../../words/symbolic-adjoint.ts";
import type { Graph } from "../graph/create-graph.ts";
import { FIELDS } from "../player/keyboard.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { observeSize } from "../ui/observe-size.ts";
import { nodeWithId, seedLetters } from "./pinned-lines.ts";

/** Where Escape closes or discards something else. */
const ESCAPES = `${FIELDS}, [role=dialog], [role=combobox][aria-expanded=true], .graph-walk`;

interface GraphPinProps {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly graph: RefObject<Graph | undefined>;
  /** The run that the graph shows, which is the player's own. */
  readonly trace: Trace;
}

/** Draws the pinned node of a graph with its paths, and keeps it in view when its card takes room. Escape unpins it. */
export function GraphPin({ svg, graph, trace }: GraphPinProps) {
  const player = usePlayer();
  const pinned = usePlayerState(({ pinned: id, forward }) => (forward === undefined ? id : undefined));
  const node = nodeWithId(trace, pinned);
  useLayoutEffect(() => {
    graph.current?.dress(node === undefined ? (list) => list : pinnedList(trace, node));
  }, [graph, trace, node]);

  useEffect(() => {
    const area = svg.current?.parentElement;
    if (!area || node === undefined) return;
    return observeSize(area, () => graph.current?.reveal(pinned));
  }, [svg, graph, node, pinned]);

  // After a change of the inputs, the run may have other nodes.
  useEffect(() => {
    if (pinned !== undefined && node === undefined) player.setPinned(undefined);
  }, [player, pinned, node]);

  useEffect(() => {
    const area = svg.current?.parentElement;
    const root = area?.closest<HTMLElement>("[data-pullback]");
    if (!area || !root) return;
    const listening = new AbortController();
    root.addEventListener(
      "keydown",
      (event) => {
        const { target, key, defaultPrevented } = event;
        const { pinned: id, forward } = player.store.getState();
        if (key !== "Escape" || defaultPrevented || id === undefined || forward !== undefined) return;
        if (target instanceof Element && target.closest(ESCAPES) !== null) return;
        event.preventDefault();
        event.stopPropagation();
        player.setPinned(undefined);
      },
      { signal: listening.signal },
    );
    return () => listening.abort();
  }, [svg, player]);

  return <PinAnnouncements trace={trace} pinned={pinned} />;
}

/** A node that was announced as pinned. */
interface Announced {
  readonly id: string;
  readonly name: string;
  readonly source: Source;
}

/** Announces which node is pinned and unpinned, but not that a pin ends because another source opens. */
function PinAnnouncements({ trace, pinned }: { readonly trace: Trace; readonly pinned: string | undefined }) {
  const player = usePlayer();
  const [said, say] = useState("");
  const last = useRef<Announced>(undefined);
  useEffect(() => {
    if (last.current?.id === pinned) return;
    const { source, lesson } = player.store.getState();
    const before = last.current;
    const node = nodeWithId(trace, pinned);
    if (pinned === undefined || node === undefined) {
      last.current = undefined;
      say(before && isSameSource(before.source, source) ? pinWords.unpinned(before.name) : "");
      return;
    }
    const name = symbolAt(trace, node);
    const { whole, local = undefined } = symbolicAdjoints(trace, seedLetters(lesson))(node) ?? {};
    const formula = whole ?? local;
    const letters = formula && equation(adjointAt(trace, node), formula);
    last.current = { id: pinned, name: HEARD.formula(name), source };
    say(pinWords.pinned({ name, parts: adjointParts(trace, node).length, letters }, HEARD));
  }, [trace, pinned, player]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {said}
    </p>
  );
}
