import { useEffect, useRef, useState } from "react";
import { announcementAt } from "../trace/caption.ts";
import { usePlayerState } from "./player-context.ts";

/** While playing, how long nothing is said after something was, in milliseconds. */
const PAUSE = 5000;
/** How long inputs stand still before what has become of the step is said, in milliseconds. */
const SETTLED = 700;

/**
 * Says each step that is made by hand, once and at once; while playing, where it has come to, at most once
 * in five seconds. What a page opens with is not said: nobody has done it.
 */
export function Announcements() {
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const playing = usePlayerState((state) => state.playing);
  const [said, say] = useState("");
  const last = useRef<{ readonly text: string; readonly index: number }>(undefined);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    if (trace === undefined) return;
    const text = announcementAt(trace, index);
    last.current ??= { text, index };
    const before = last.current;
    if (text === before.text) return;
    const wait = playing ? saidAt.current + PAUSE - performance.now() : before.index === index ? SETTLED : 0;
    const tell = () => {
      last.current = { text, index };
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
