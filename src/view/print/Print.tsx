import { type ComponentType, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { usePlayerState } from "../player-context.ts";
import type { HandoutProps } from "./Handout.tsx";
import { keepPlace } from "./keep-place.ts";
import { loadedHandout, loadHandout } from "./load-handout.ts";
import { watchPrinting } from "./watch-printing.ts";

/** The handout, in the page only while it is printed. It is fetched ahead: a print cannot wait. */
export function Print({ address }: HandoutProps) {
  const ready = usePlayerState((state) => state.run !== undefined);
  const [Handout, setHandout] = useState<ComponentType<HandoutProps>>();
  const [printing, setPrinting] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const page = place.current?.ownerDocument;
    if (!ready || page === undefined) return;
    return whenIdle(() => {
      // Without it the player itself is printed, see `page.css`; the print button tries again.
      loadHandout(page).then(
        (component) => setHandout(() => component),
        () => undefined,
      );
    });
  }, [ready]);

  useEffect(() => {
    const listening = new AbortController();
    let restore: (() => void) | undefined;
    watchPrinting((now) => {
      if (now && place.current !== null) restore ??= keepPlace(place.current.ownerDocument);
      flushSync(() => {
        setPrinting(now);
        setHandout(loadedHandout);
      });
      if (now) return;
      restore?.();
      restore = undefined;
    }, listening.signal);
    // The browser's own dialog could not wait for the handout; that of the page can.
    const onKey = (event: KeyboardEvent) => {
      const page = place.current?.ownerDocument;
      if (!isPrintKey(event) || page === undefined || loadedHandout() !== undefined) return;
      event.preventDefault();
      const open = () => page.defaultView?.print();
      loadHandout(page).then(open, open);
    };
    addEventListener("keydown", onKey, { signal: listening.signal });
    // What happened before anyone listened.
    setPrinting(matchMedia("print").matches);
    return () => listening.abort();
  }, []);

  return (
    <div ref={place} className="print">
      {printing && Handout !== undefined && <Handout address={address} />}
    </div>
  );
}

/** Whether a key press is the browser's for printing. */
function isPrintKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === "p" && ctrlKey !== metaKey && !altKey && !shiftKey;
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
