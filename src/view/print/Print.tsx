import { type ComponentType, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { isHiding } from "../../player/questions.ts";
import { setWaiting } from "../math/Tex.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { HostEnvironmentContext } from "../ui/host-environment.ts";
import { loadFormulas } from "./formulas.ts";
import type { HandoutProps } from "./Handout.tsx";
import { keepPlace } from "./keep-place.ts";
import { loadedHandout, loadHandout } from "./load-handout.ts";
import { onOtherSheet, otherSheet } from "./other-sheet.ts";
import { watchPrinting } from "./watch-printing.ts";

/**
 * Prepares a player for print. A whole player prints its handout, which is in the page only while it is
 * printed. An embedded player prints its current view. The handout is loaded ahead, because printing cannot
 * wait.
 */
export function Print({ address }: HandoutProps) {
  const isPart = useContext(HostEnvironmentContext) !== undefined;
  // The handout has all steps, which are not to be seen while questions are asked.
  const handout = !usePlayerState((state) => state.embed || isHiding(state)) && !isPart;
  const ready = usePlayerState((state) => state.run !== undefined);
  const [Handout, setHandout] = useState<ComponentType<HandoutProps>>();
  const [printing, setPrinting] = useState(false);
  const other = useSyncExternalStore(onOtherSheet, otherSheet, otherSheet);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const page = place.current?.ownerDocument;
    if (!ready || page === undefined) return;
    return whenIdle(() => {
      const load = handout
        ? loadHandout(page).then((component) => setHandout(() => component))
        : loadFormulas(page.fonts);
      // Without the handout the page prints the player itself, see `page.css`. The print button tries again.
      load.catch(() => undefined);
    });
  }, [ready, handout]);

  useEffect(() => {
    const listening = new AbortController();
    let restore: (() => void) | undefined;
    let blurred: Element | undefined;
    // Print styles may hide the focused element before the page hears of the print.
    addEventListener(
      "focusout",
      ({ target }) => {
        if (matchMedia("print").matches && target instanceof Element) blurred ??= target;
      },
      { signal: listening.signal },
    );
    watchPrinting((now) => {
      if (now && place.current !== null) {
        restore ??= handout ? keepPlace(place.current, blurred) : holdGraphs(place.current);
      }
      blurred = undefined;
      flushSync(() => {
        setPrinting(now);
        setHandout(loadedHandout);
        if (!handout) setWaiting();
      });
      if (now) return;
      restore?.();
      restore = undefined;
    }, listening.signal);
    // The browser's print command cannot wait for the handout, so the page loads it and then opens the print
    // dialog.
    const onKey = (event: KeyboardEvent) => {
      const page = place.current?.ownerDocument;
      if (!handout || !isPrintKey(event) || page === undefined || loadedHandout() !== undefined) return;
      event.preventDefault();
      const open = () => page.defaultView?.print();
      loadHandout(page).then(open, open);
    };
    addEventListener("keydown", onKey, { signal: listening.signal });
    // Printing may have begun before this effect.
    setPrinting(matchMedia("print").matches);
    return () => listening.abort();
  }, [handout]);

  return (
    <div ref={place} className="print" data-handout-ready={(Handout ?? other) !== undefined || undefined}>
      {other ?? (handout && printing && Handout !== undefined && <Handout address={address} />)}
    </div>
  );
}

/** Returns whether a key press is the browser's shortcut for printing. */
function isPrintKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === "p" && ctrlKey !== metaKey && !altKey && !shiftKey;
}

/**
 * Makes the graphs beside an element show their whole drawings and scale like images, because in print they get no
 * resize event.
 *
 * @returns a function that undoes this
 */
function holdGraphs({ parentNode }: Element): () => void {
  const graphs = [...(parentNode?.querySelectorAll(".graph svg[role=img]") ?? [])];
  for (const graph of graphs) {
    graph.dispatchEvent(new Event("beforeprint"));
    graph.setAttribute("viewBox", `0 0 ${graph.clientWidth} ${graph.clientHeight}`);
  }
  return () => {
    for (const graph of graphs) {
      graph.removeAttribute("viewBox");
      graph.dispatchEvent(new Event("afterprint"));
    }
  };
}

/** The delay before idle work, in milliseconds. */
const HEAD_START = 500;

/**
 * Runs work once, after a delay, when the page is idle.
 *
 * @returns a function that cancels the work
 */
function whenIdle(work: () => void): () => void {
  let idle: number | undefined;
  const timer = setTimeout(() => {
    // Not every browser has `requestIdleCallback`.
    if (typeof requestIdleCallback !== "function") work();
    else idle = requestIdleCallback(work, { timeout: 3000 });
  }, HEAD_START);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
