import { type ComponentType, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { usePlayerState } from "../player-context.ts";
import { keepPlace } from "./keep-place.ts";
import { loadedHandout, loadHandout } from "./load-handout.ts";
import { watchPrinting } from "./watch-printing.ts";

/** The handout, in the page only while it is printed. It is fetched ahead: a print cannot wait. */
export function Print() {
  const ready = usePlayerState((state) => state.run !== undefined);
  const [Handout, setHandout] = useState<ComponentType>();
  const [printing, setPrinting] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const page = place.current?.ownerDocument;
    if (!ready || page === undefined) return;
    return whenIdle(() => {
      // Without it the page prints as it stands; the print button tries again.
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
    // What happened before anyone listened.
    setPrinting(matchMedia("print").matches);
    return () => listening.abort();
  }, []);

  return (
    <div ref={place} className="print">
      {printing && Handout !== undefined && <Handout />}
    </div>
  );
}

function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const idle = requestIdleCallback(work, { timeout: 3000 });
    return () => cancelIdleCallback(idle);
  }
  const timer = setTimeout(work, 1000);
  return () => clearTimeout(timer);
}
