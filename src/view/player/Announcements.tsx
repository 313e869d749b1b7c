import { useEffect, useRef, useState } from "react";
import { forwardPassesOf } from "../../trace/forward-passes.ts";
import type { Trace } from "../../trace/trace.ts";
import { announcementAt } from "../../words/announcement.ts";
import { forwardAnnouncement } from "../../words/forward-caption.ts";
import { usePlayer, usePlayerState } from "./player-context.ts";

/** The shortest time between two announcements while playing, in milliseconds. */
const PAUSE = 5000;
/** The delay before a new run is announced, in milliseconds: a drag of an input makes many runs. */
const SETTLED = 700;

/** A step of a run. */
export interface RunStep {
  readonly trace: Trace;
  readonly index: number;
  /** The moment of forward mode, in place of the step. */
  readonly forward?: number | undefined;
}

function announced({ trace, index, forward }: RunStep): string {
  const passes = forward === undefined ? undefined : forwardPassesOf(trace);
  return forward === undefined || passes === undefined
    ? announcementAt(trace, index)
    : forwardAnnouncement(trace, passes, forward);
}

interface AnnouncementsProps {
  /** The step at which the page opened, which is not announced. Undefined before the first run. */
  readonly opened: RunStep | undefined;
}

/**
 * Announces steps in a live region: a step made by hand as soon as its number arrives in the graph; while a key is
 * held, only the step at its release; while playing, the current step, at most once in five seconds; after a change
 * of inputs or of the case, the current step once the inputs settle. In forward mode, announces its moments instead.
 */
export function Announcements({ opened }: AnnouncementsProps) {
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const forward = usePlayerState((state) => state.forward);
  const arrived = usePlayerState((state) => state.arrived);
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  const [said, say] = useState("");
  const last = useRef<string>(undefined);
  const seen = useRef<RunStep>(undefined);
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
    // In the capture phase, so before the step that the key makes.
    const onKey = ({ repeat }: KeyboardEvent) => {
      if (repeat) held.current = true;
      else release();
    };
    addEventListener("keydown", onKey, options);
    addEventListener("keyup", release, options);
    // This window gets no keyup event for a key that is released in another window.
    addEventListener("blur", release, options);
    return () => listening.abort();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a release announces the step that was held back
  useEffect(() => {
    if (trace === undefined || opened === undefined) return;
    last.current ??= announced(opened);
    // A new run can change the index too. Only a step within the same run is announced at once.
    if (seen.current?.trace !== trace) settledAt.current = performance.now() + SETTLED;
    else if (seen.current.index !== index || seen.current.forward !== forward)
      settledAt.current = Number.NEGATIVE_INFINITY;
    seen.current = { trace, index, forward };
    // The graph begins to move a step in a layout effect, after this rendering and before this effect.
    if (held.current || !arrived || !player.store.getState().arrived) return;
    const text = announced({ trace, index, forward });
    if (text === last.current) return;
    const freeAt = playing ? saidAt.current + PAUSE : Number.NEGATIVE_INFINITY;
    const wait = Math.max(settledAt.current, freeAt) - performance.now();
    const announce = () => {
      last.current = text;
      // The next step may be rendered before this sentence.
      saidAt.current = performance.now();
      say(text);
    };
    if (wait <= 0) {
      announce();
      return;
    }
    // A timeout cuts its delay to whole milliseconds, so it would end early.
    const timer = setTimeout(announce, Math.ceil(wait));
    return () => clearTimeout(timer);
  }, [trace, index, forward, arrived, playing, opened, releases, player]);

  // The pause begins when the sentence is in the page, which on a busy machine is later than the state
  // change.
  useEffect(() => {
    if (said !== "") saidAt.current = performance.now();
  }, [said]);

  return (
    <p className="visually-hidden" aria-live="polite" aria-atomic="true">
      {said}
    </p>
  );
}
