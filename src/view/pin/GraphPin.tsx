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
import { editAt } from "../graph/edit-at.ts";
import { hitAt } from "../graph/hit-at.ts";
import { FIELDS } from "../player/keyboard.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { nodeWithId, seedLetters } from "./pinned-lines.ts";

/** Where Escape closes or discards something else. */
const ESCAPES = `${FIELDS}, [role=dialog], [role=combobox][aria-expanded=true], .graph-walk`;

interface GraphPinProps {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly graph: RefObject<Graph | undefined>;
  /** The run that the graph shows, which is the player's own. */
  readonly trace: Trace;
}

/**
 * Lets people pin a node of the graph, whose paths from the output are then drawn: by a click on the node, unless the
 * click edits or chooses something. A second click or Escape unpins it. Announces both.
 */
export function GraphPin({ svg, graph, trace }: GraphPinProps) {
  const player = usePlayer();
  const pinned = usePlayerState(({ pinned: id, forward }) => (forward === undefined ? id : undefined));
  const node = nodeWithId(trace, pinned);
  const latest = useRef(trace);
  useEffect(() => {
    latest.current = trace;
  });

  useLayoutEffect(() => {
    graph.current?.dress(node === undefined ? (list) => list : pinnedList(trace, node));
  }, [graph, trace, node]);

  // After a change of the inputs, the run may have other nodes.
  useEffect(() => {
    if (pinned !== undefined && node === undefined) player.setPinned(undefined);
  }, [player, pinned, node]);

  useEffect(() => {
    const area = svg.current?.parentElement;
    const root = area?.closest<HTMLElement>("[data-pullback]");
    if (!area || !root) return;
    const listening = new AbortController();
    const { signal } = listening;
    let touches = false;

    /** Returns the node that a click pins or unpins. */
    function nodeAt(event: MouseEvent): string | undefined {
      const { forward, program, params, pinned: now } = player.store.getState();
      const hit = hitAt(event);
      if (forward !== undefined || hit?.kind !== "node") return undefined;
      const entry = hit.slot === "value" ? hit.entry : undefined;
      if (editAt(program, params, latest.current, { node: hit.of, entry }) !== undefined) return undefined;
      // By touch, people look at one entry of a tensor after the other.
      const isTensor =
        typeof latest.current.nodes.at(latest.current.nodes.indexOf(hit.of))?.value === "object";
      return touches && isTensor && hit.entry !== undefined && now === hit.of ? undefined : hit.of;
    }

    area.addEventListener(
      "pointerdown",
      ({ pointerType }) => {
        touches = pointerType === "touch";
      },
      { signal, capture: true },
    );
    area.addEventListener(
      "click",
      (event) => {
        const id = nodeAt(event);
        if (id === undefined) return;
        player.setPinned(player.store.getState().pinned === id ? undefined : id);
      },
      { signal },
    );
    const hover = (event: PointerEvent) => {
      area.classList.toggle("over-node", event.type === "pointermove" && nodeAt(event) !== undefined);
    };
    area.addEventListener("pointermove", hover, { signal });
    area.addEventListener("pointerleave", hover, { signal });
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
      { signal },
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
