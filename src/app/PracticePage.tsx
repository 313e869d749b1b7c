import { useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { cases } from "../cases/all.ts";
import { pageQueue } from "../engine/page-queue.ts";
import { caseAddress, sitePageAddress } from "../player/page-address.ts";
import { HelpButton } from "../view/player/Header.tsx";
import { PlayerView } from "../view/player/PlayerView.tsx";
import { ThemePicker } from "../view/player/ThemePicker.tsx";
import { AfterExerciseContext } from "../view/predict/after-exercise.ts";
import { headerWords } from "../words/en/header.ts";
import { practiceWords as words } from "../words/en/practice.ts";
import { PracticeProgress } from "./PracticeProgress.tsx";
import { createSession, exerciseQuery, type PracticeSession } from "./practice-session.ts";
import { base } from "./site.ts";
import { Updates } from "./Updates.tsx";
import { usePagePlayer } from "./use-page-player.ts";
import { useTheme } from "./use-theme.ts";
import "./practice-page.css";

interface PracticePageProps {
  readonly session: PracticeSession;
}

/** Opens the session that the page's address names, or a new one, which the address names from now on. */
export function openSession(query: string): PracticeSession {
  const session = createSession(query, pageQueue, Math.floor(Math.random() * 1e6));
  const theme = new URLSearchParams(query).get("theme");
  const address = sitePageAddress(
    base,
    "practice",
    session.query + (theme === null ? "" : `&theme=${theme}`),
  );
  try {
    history.replaceState(null, "", address);
  } catch (error) {
    // The address of some documents, such as `srcdoc` frames, cannot be changed.
    if (!(error instanceof DOMException)) throw error;
  }
  document.title = `${words.title} · Pullback`;
  return session;
}

/** Exercises of all cases, one after another, beside what the learner's answers have shown. */
export function PracticePage({ session }: PracticePageProps) {
  const { player, store } = session;
  const asked = useStore(player.store, (state) => state.theme);
  const theme = useTheme(asked);
  const isStopped = useStore(store, (state) => state.isStopped);
  usePagePlayer(player, undefined);
  useEffect(() => session.destroy, [session]);
  return (
    <div className="practice-page" data-stopped={isStopped || undefined}>
      {isStopped ? <Stopped session={session} /> : <Exercise session={session} theme={theme} />}
      <PracticeProgress session={session} />
      <Updates />
    </div>
  );
}

function Exercise({
  session,
  theme: [theme, choose],
}: PracticePageProps & { readonly theme: ReturnType<typeof useTheme> }) {
  const { player, next, practice } = session;
  const after = useMemo(() => ({ next, practice }), [next, practice]);
  const header = (
    <header className="header">
      <Wordmark />
      <h1 className="practice-title">
        {words.title}
        <ExerciseNumber session={session} />
      </h1>
      <CaseLink session={session} />
      <div className="tools">
        <ThemePicker
          theme={theme}
          onTheme={(next) => {
            player.setTheme(undefined);
            choose(next);
          }}
        />
        <HelpButton />
      </div>
    </header>
  );
  return (
    <>
      <TimeOver session={session} />
      <div className="practice-player">
        <AfterExerciseContext value={after}>
          <PlayerView player={player} header={header} />
        </AfterExerciseContext>
      </div>
    </>
  );
}

function Wordmark() {
  return (
    <a className="wordmark" href={base} aria-label={headerWords.home}>
      <span translate="no">
        pull<b>back</b>
      </span>
    </a>
  );
}

function ExerciseNumber({ session: { store } }: PracticePageProps) {
  const number = useStore(store, (state) => state.number);
  return <span className="exercise-number"> · {words.exercise(number)}</span>;
}

/** A link to the exercise in the page of its case, with all panels. */
function CaseLink({ session: { store } }: PracticePageProps) {
  const exercise = useStore(store, (state) => state.exercise);
  const spec = cases.find(({ slug }) => slug === exercise.case);
  if (spec === undefined) return null;
  return (
    <a
      className="practice-case"
      href={caseAddress(base, spec.slug, exerciseQuery(exercise))}
      aria-label={words.openCase(spec.number, spec.title)}
    >
      {words.caseName(spec.number, spec.title)}
    </a>
  );
}

/** Offers to stop once five minutes are over. */
function TimeOver({ session: { store, stop, goOn } }: PracticePageProps) {
  const isTimeOver = useStore(store, (state) => state.isTimeOver);
  return (
    <div className="time-over" data-shown={isTimeOver || undefined}>
      <p role="status">{isTimeOver && words.timeOver}</p>
      {isTimeOver && (
        <>
          <button type="button" className="button" onClick={stop}>
            {words.stop}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              goOn();
              focusExercise();
            }}
          >
            {words.goOn}
          </button>
        </>
      )}
    </div>
  );
}

/** Focuses the field of the question, or what comes after the exercise: the button that was pressed is gone. */
function focusExercise(): void {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  (find(".question input, .question .entry, .next-exercise") ?? find("[data-pullback]"))?.focus();
}

/** The end of a session for now. */
function Stopped({ session: { store, goOn } }: PracticePageProps) {
  const score = useStore(store, (state) => state.score);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <header className="header">
        <Wordmark />
      </header>
      <main className="practice-end">
        <h1 ref={heading} tabIndex={-1}>
          {words.stopped}
        </h1>
        <p>{words.stoppedText(score)}</p>
        <p className="practice-links">
          <button type="button" className="button" onClick={goOn}>
            {words.goOn}
          </button>
          <a className="button" href={`${base}#cases`}>
            {words.allCases}
          </a>
        </p>
      </main>
    </>
  );
}
