import { useEffect, useRef, useState } from "react";
import { announcementAt } from "../trace/caption.ts";
import type { Trace } from "../trace/trace.ts";
import { usePlayerState } from "./player-context.ts";

/** While playing, how long nothing is said after something was, in milliseconds. */
const PAUSE = 5000;
/** How long a run stands before what has become of the step is said, in milliseconds: inputs are dragged. */
const SETTLED = 700;

/**
 * Says each step that is made by hand, once and at once; while playing, where it has come to, at most once
 * in five seconds; after a change of inputs or of the case, what has become of the step, once it settles.
 * What a page opens with is not said: nobody has done it.
 */
export function Announcements() {
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const playing = usePlayerState((state) => state.playing);
  const [said, say] = useState("");
  const last = useRef<string>(undefined);
  const seen = useRef<{ readonly trace: Trace; readonly index: number }>(undefined);
  const settledAt = useRef(Number.NEGATIVE_INFINITY);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    if (trace === undefined) return;
    const text = announcementAt(trace, index);
    last.current ??= text;
    // Another run can change the index too: what is asked is whether the step is another one of the same run.
    if (seen.current?.trace !== trace) settledAt.current = performance.now() + SETTLED;
    else if (seen.current.index !== index) settledAt.current = Number.NEGATIVE_INFINITY;
    seen.current = { trace, index };
    if (text === last.current) return;
    const freeAt = playing ? saidAt.current + PAUSE : Number.NEGATIVE_INFINITY;
    const wait = Math.max(settledAt.current, freeAt) - performance.now();
    const tell = () => {
      last.current = text;
      say(text);
    };
    if (wait <= 0) {
      tell();
      return;
    }
    const timer = setTimeout(tell, wait);
    return () => clearTimeout(timer);
  }, [trace, index, playing]);

  // The pause begins when the sentence is in the page, which on a busy machine is later than it was made.
  useEffect(() => {
    if (said !== "") saidAt.current = performance.now();
  }, [said]);

  return (
    <p className="visually-hidden" aria-live="polite" aria-atomic="true">
      {said}
    </p>
  );
}
