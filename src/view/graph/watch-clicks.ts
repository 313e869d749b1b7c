import type { Player } from "../../player/player.ts";
import { isLocked } from "../../player/questions.ts";
import type { Trace } from "../../trace/trace.ts";
import { editAt } from "./edit-at.ts";
import { hitAt } from "./hit-at.ts";

/** How far the pointer may move during a click, in CSS pixels. */
const STILL = 6;

/** Where clicks on nodes act. */
export interface Clicks {
  readonly player: Player;
  /** Whether a click can pin a node: in the graph of the player's own run. */
  readonly pin: boolean;
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
 *
 * @param now returns the run that is drawn
 * @returns a function that ends this
 */
export function watchClicks(
  area: HTMLElement,
  { player, pin }: Clicks,
  now: () => { readonly trace: Trace } | undefined,
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let isTouch = false;
  let pressed = { x: 0, y: 0 };

  function actionAt(event: MouseEvent): Action | undefined {
    const { program, params, run, forward, pinned } = player.store.getState();
    const hit = hitAt(event);
    if (run === undefined || hit?.kind !== "node") return undefined;
    const { of: id, slot, entry } = hit;
    const target = { node: id, entry: slot === "value" ? entry : undefined };
    const edit = isLocked(player.store.getState()) ? undefined : editAt(program, params, run.trace, target);
    if (edit !== undefined) return { kind: "choice", act: () => player.setParam(edit.name, edit.value) };
    const nodes = now()?.trace.nodes;
    // A finger on an entry asks for its sources.
    const isEntry = entry !== undefined && typeof nodes?.at(nodes.indexOf(id))?.value === "object";
    if (!pin || forward !== undefined || (isTouch && isEntry)) return undefined;
    return { kind: "node", act: () => player.setPinned(pinned === id ? undefined : id) };
  }

  const press = ({ pointerType, clientX: x, clientY: y }: PointerEvent) => {
    isTouch = pointerType === "touch";
    pressed = { x, y };
  };
  const click = (event: MouseEvent) => {
    // Over a fixed view, a drag ends with a click.
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= STILL) actionAt(event)?.act();
  };
  const hover = (event: PointerEvent) => {
    const kind = event.type === "pointerleave" ? undefined : actionAt(event)?.kind;
    area.classList.toggle("over-choice", kind === "choice");
    area.classList.toggle("over-node", kind === "node");
  };
  area.addEventListener("pointerdown", press, { signal, capture: true });
  area.addEventListener("click", click, { signal });
  // The drawing may move below a pointer that rests.
  for (const type of ["pointerover", "pointermove", "pointerleave"] as const)
    area.addEventListener(type, hover, { signal });
  return () => listening.abort();
}
