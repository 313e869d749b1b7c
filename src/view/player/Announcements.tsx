import { useEffect, useRef, useState } from "react";
import type { Trace } from "../../trace/trace.ts";
import { announcementAt } from "../../words/announcement.ts";
import { usePlayerState } from "./player-context.ts";

/** While playing, how long nothing is said after something was, in milliseconds. */
const PAUSE = 5000;
/** How long a run stands before what has become of the step is said, in milliseconds: inputs are dragged. */
const SETTLED = 700;

/** A step of a run. */
export interface At {
  readonly trace: Trace;
  readonly index: number;
}

interface AnnouncementsProps {
  /** The step that the page opened with, which nobody made, so it is not announced. Undefined before there is a run. */
  readonly opened: At | undefined;
}

/**
 * Says each step that is made by hand, once and at once; where a key is held, the one at which it is released;
 * while playing, where it has come to, at most once in five seconds; after a change of inputs or of the case,
 * what has become of the step, once it settles.
 */
export function Announcements({ opened }: AnnouncementsProps) {
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const playing = usePlayerState((state) => state.playing);
  const [said, say] = useState("");
  const last = useRef<string>(undefined);
  const seen = useRef<At>(undefined);
  const settledAt = useRef(Number.NEGATIVE_INFINITY);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  const held = useRef(false);
  const [releases, setReleases] = useState(0);

  useEffect(() => {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    const release = () => {
      if (held.current) setReleases((count) => count + 1);
      held.current = false;
    };
    // Captured, so before the step that the key makes.
    const onKey = ({ repeat }: KeyboardEvent) => {
      if (repeat) held.current = true;
      else release();
    };
    addEventListener("keydown", onKey, options);
    addEventListener("keyup", release, options);
    // This window gets no event for a key that is released in another one.
    addEventListener("blur", release, options);
    return () => listening.abort();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a release announces the step that was held back
  useEffect(() => {
    if (trace === undefined || opened === undefined) return;
    const text = announcementAt(trace, index);
    last.current ??= announcementAt(opened.trace, opened.index);
    // Another run can change the index too: what is asked is whether the step is another one of the same run.
    if (seen.current?.trace !== trace) settledAt.current = performance.now() + SETTLED;
    else if (seen.current.index !== index) settledAt.current = Number.NEGATIVE_INFINITY;
    seen.current = { trace, index };
    if (text === last.current || held.current) return;
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
  }, [trace, index, playing, opened, releases]);

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
