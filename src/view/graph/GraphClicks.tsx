import { type RefObject, useEffect, useRef } from "react";
import type { Trace } from "../../trace/trace.ts";
import { usePlayer } from "../player/player-context.ts";
import { editAt } from "./edit-at.ts";
import { hitAt } from "./hit-at.ts";

interface GraphClicksProps {
  readonly svg: RefObject<SVGSVGElement | null>;
  /** The run that the graph shows. */
  readonly trace: Trace;
  /** Whether a click can pin a node. */
  readonly pins: boolean;
}

/** What a click does: it chooses something, or pins or unpins a node. */
interface Action {
  readonly kind: "choice" | "node";
  readonly act: () => void;
}

/**
 * Does what a click on a node does, where it edits no number: it chooses, such as the class of a logit, or else pins the
 * node, or unpins it. Shows by the cursor where a click does something. Controls around the graph and its walk do the
 * same for the keyboard.
 */
export function GraphClicks({ svg, trace, pins }: GraphClicksProps) {
  const player = usePlayer();
  const latest = useRef({ trace, pins });
  useEffect(() => {
    latest.current = { trace, pins };
  });

  useEffect(() => {
    const area = svg.current?.parentElement;
    if (!area) return;
    const listening = new AbortController();
    const { signal } = listening;
    let isTouch = false;

    function actionAt(event: MouseEvent): Action | undefined {
      const { program, params, run, forward, pinned } = player.store.getState();
      const hit = hitAt(event);
      if (run === undefined || hit?.kind !== "node") return undefined;
      const { of: id, slot, entry } = hit;
      const target = { node: id, entry: slot === "value" ? entry : undefined };
      const edit = editAt(program, params, run.trace, target);
      if (edit !== undefined) return { kind: "choice", act: () => player.setParam(edit.name, edit.value) };
      const { trace: shown, pins: canPin } = latest.current;
      // A finger on an entry asks for its sources.
      const isEntry =
        entry !== undefined && typeof shown.nodes.at(shown.nodes.indexOf(id))?.value === "object";
      if (!canPin || forward !== undefined || (isTouch && isEntry)) return undefined;
      return { kind: "node", act: () => player.setPinned(pinned === id ? undefined : id) };
    }

    const press = ({ pointerType }: PointerEvent) => {
      isTouch = pointerType === "touch";
    };
    const hover = (event: PointerEvent) => {
      const kind = event.type === "pointerleave" ? undefined : actionAt(event)?.kind;
      area.classList.toggle("over-choice", kind === "choice");
      area.classList.toggle("over-node", kind === "node");
    };
    area.addEventListener("pointerdown", press, { signal, capture: true });
    area.addEventListener("click", (event) => actionAt(event)?.act(), { signal });
    // The drawing may move below a pointer that rests.
    for (const type of ["pointerover", "pointermove", "pointerleave"] as const)
      area.addEventListener(type, hover, { signal });
    return () => listening.abort();
  }, [svg, player]);

  return null;
}
