import { type RefObject, useEffect } from "react";
import { hitAt } from "../graph/hit-at.ts";
import { focusedAround } from "../ui/focused-around.ts";

/** A symbol under the pointer or with the focus. */
interface Marked {
  readonly node: string;
  readonly part: string;
}

/**
 * Marks a symbol in all views of a player while it is under the pointer or focused in one of them. Elements
 * with
 * `data-symbol` and `data-part`, and nodes of the graph, get `data-marked`.
 */
export function LinkedMarks({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  useEffect(() => (root.current === null ? undefined : linkMarks(root.current)), [root]);
  return null;
}

function linkMarks(player: HTMLElement): () => void {
  const listening = new AbortController();
  let pointed: Marked | undefined;
  let focused: Marked | undefined;
  let marked: Marked | undefined;

  function mark(): void {
    const wanted = new Set(marked === undefined ? [] : elementsOf(player, marked));
    for (const element of player.querySelectorAll<HTMLElement>("[data-marked]")) {
      if (!wanted.has(element)) delete element.dataset.marked;
    }
    for (const element of wanted) element.dataset.marked = marked?.part ?? "";
  }

  // Marks elements that are drawn while a symbol is marked.
  const changes = new MutationObserver(mark);

  function update(): void {
    const next = pointed ?? focused;
    if (next?.node === marked?.node && next?.part === marked?.part) return;
    marked = next;
    changes.disconnect();
    mark();
    if (marked !== undefined) changes.observe(player, { childList: true, subtree: true });
  }

  function point(event: PointerEvent): void {
    pointed = symbolAt(event.target) ?? nodeAt(event);
    update();
  }

  function leave({ pointerType }: PointerEvent): void {
    // Lifting a finger ends its hover. The touched symbol stays marked until another touch.
    if (pointerType === "touch") return;
    pointed = undefined;
    update();
  }

  function focus(): void {
    const element = focusedAround(player);
    const isOwn = element instanceof HTMLElement && player.contains(element);
    focused = isOwn && element.matches(":focus-visible") ? symbolWith(element) : undefined;
    update();
  }

  const { signal } = listening;
  for (const type of ["pointerover", "pointermove"] as const)
    player.addEventListener(type, point, { signal });
  player.addEventListener("pointerleave", leave, { signal });
  for (const type of ["focusin", "focusout"]) player.addEventListener(type, focus, { signal });
  // The focus does not move while keys walk through the graph, so observes the attribute.
  const walks = new MutationObserver(focus);
  walks.observe(player, { subtree: true, attributeFilter: ["data-walking"] });
  // The pointer and the focus may already be on a symbol.
  pointed = symbolAt([...player.querySelectorAll(":hover")].at(-1) ?? null);
  focus();
  return () => {
    listening.abort();
    changes.disconnect();
    walks.disconnect();
  };
}

function elementsOf(player: HTMLElement, { node, part }: Marked): HTMLElement[] {
  const id = CSS.escape(node);
  const symbols = `[data-symbol="${id}"][data-part="${part}"]`;
  return [...player.querySelectorAll<HTMLElement>(`${symbols}, [data-node="${id}"]`)];
}

/** Returns the symbol that an element belongs to. */
function symbolAt(target: EventTarget | null): Marked | undefined {
  const symbol = target instanceof Element ? target.closest<HTMLElement>("[data-symbol]") : null;
  if (symbol?.dataset.symbol === undefined) return undefined;
  return { node: symbol.dataset.symbol, part: symbol.dataset.part ?? "value" };
}

/** Returns the value or adjoint of the node under a pointer in a graph. */
function nodeAt(event: PointerEvent): Marked | undefined {
  const hit = hitAt(event);
  return hit?.kind === "node"
    ? { node: hit.of, part: hit.slot === "adjoint" ? "adjoint" : "value" }
    : undefined;
}

/** Returns the symbol of the focused element, or the first symbol of its line, field or button. */
function symbolWith(element: HTMLElement): Marked | undefined {
  if (element.dataset.walking !== undefined) return { node: element.dataset.walking, part: "value" };
  const group = element.closest(".line, .parameter, button");
  return symbolAt(element) ?? symbolAt(group?.querySelector("[data-symbol]") ?? null);
}
