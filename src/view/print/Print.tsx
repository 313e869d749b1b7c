import { type ComponentType, useContext, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { setWaiting } from "../math/Tex.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { HostEnvironmentContext } from "../ui/host-environment.ts";
import { loadFormulas } from "./formulas.ts";
import type { HandoutProps } from "./Handout.tsx";
import { keepPlace } from "./keep-place.ts";
import { loadedHandout, loadHandout } from "./load-handout.ts";
import { watchPrinting } from "./watch-printing.ts";

/**
 * Prepares a player for paper. A whole player prints its handout, which is in the page only while it is printed; a
 * player that is a part of another page prints what it shows. What that needs is fetched ahead: a print cannot wait.
 */
export function Print({ address }: HandoutProps) {
  const isPart = useContext(HostEnvironmentContext) !== undefined;
  const handout = !usePlayerState((state) => state.embed) && !isPart;
  const ready = usePlayerState((state) => state.run !== undefined);
  const [Handout, setHandout] = useState<ComponentType<HandoutProps>>();
  const [printing, setPrinting] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const page = place.current?.ownerDocument;
    if (!ready || page === undefined) return;
    return whenIdle(() => {
      const load = handout
        ? loadHandout(page).then((component) => setHandout(() => component))
        : loadFormulas(page.fonts);
      // Without it the player itself is printed, see `page.css`; the print button tries again.
      load.catch(() => undefined);
    });
  }, [ready, handout]);

  useEffect(() => {
    const listening = new AbortController();
    let restore: (() => void) | undefined;
    watchPrinting((now) => {
      if (now && place.current !== null) restore ??= (handout ? keepPlace : holdGraphs)(place.current);
      flushSync(() => {
        setPrinting(now);
        setHandout(loadedHandout);
        if (!handout) setWaiting();
      });
      if (now) return;
      restore?.();
      restore = undefined;
    }, listening.signal);
    // The browser's own command cannot wait for the handout, so the page waits and opens the print dialog itself.
    const onKey = (event: KeyboardEvent) => {
      const page = place.current?.ownerDocument;
      if (!handout || !isPrintKey(event) || page === undefined || loadedHandout() !== undefined) return;
      event.preventDefault();
      const open = () => page.defaultView?.print();
      loadHandout(page).then(open, open);
    };
    addEventListener("keydown", onKey, { signal: listening.signal });
    // What happened before anyone listened.
    setPrinting(matchMedia("print").matches);
    return () => listening.abort();
  }, [handout]);

  return (
    <div ref={place} className="print" data-handout-ready={Handout !== undefined || undefined}>
      {handout && printing && Handout !== undefined && <Handout address={address} />}
    </div>
  );
}

/** Whether a key press is the browser's shortcut for printing. */
function isPrintKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === "p" && ctrlKey !== metaKey && !altKey && !shiftKey;
}

/**
 * Makes the graphs beside an element scale as pictures do, since they are not told their size on paper. Returns how to
 * end this.
 */
function holdGraphs({ parentNode }: Element): () => void {
  const graphs = [...(parentNode?.querySelectorAll(".graph svg[role=img]") ?? [])];
  for (const graph of graphs) {
    graph.dispatchEvent(new Event("beforeprint"));
    graph.setAttribute("viewBox", `0 0 ${graph.clientWidth} ${graph.clientHeight}`);
  }
  return () => {
    for (const graph of graphs) graph.removeAttribute("viewBox");
  };
}

/** How long the page is left to itself, in milliseconds. */
const HEAD_START = 500;

/** Does some work once the page has had a head start and has nothing else to do. Returns how to give it up. */
function whenIdle(work: () => void): () => void {
  let idle: number | undefined;
  const timer = setTimeout(() => {
    // Not every browser tells when it has nothing to do.
    if (typeof requestIdleCallback !== "function") work();
    else idle = requestIdleCallback(work, { timeout: 3000 });
  }, HEAD_START);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
