import { memo, useEffect, useMemo, useRef } from "react";
import { START } from "../../cases/descent.ts";
import { words } from "../../formula/build.ts";
import { formula as parsed } from "../../formula/parse.ts";
import { toText } from "../../formula/to-text.ts";
import { isHiding, isLocked } from "../../player/questions.ts";
import { keyAt, type Phase, stepAt } from "../../trace/trace.ts";
import { derivationWords } from "../../words/en/derivation.ts";
import { spoken } from "../../words/spoken.ts";
import type { Reason } from "../../words/step-reason.ts";
import { Prose } from "../math/Prose.tsx";
import { Tex } from "../math/Tex.tsx";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { Region } from "../ui/Region.tsx";
import { derivationLines, type Line, phaseLines, workingOf } from "./derivation-lines.ts";
import { stayInView } from "./keep-in-view.ts";
import { Numbers } from "./Numbers.tsx";

/** Lists all lines of the case in the text's notation, by phase, with the working of the current line. */
export function Derivation() {
  const program = usePlayerState((state) => state.program);
  const lesson = usePlayerState((state) => state.lesson);
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  const all = useMemo(
    () => (run === undefined ? [] : derivationLines({ program, lesson }, run)),
    [program, lesson, run],
  );
  // While questions are asked, a later line would tell the rule.
  const isCut = usePlayerState(isHiding);
  const isFixed = usePlayerState(isLocked);
  const lines = isCut ? all.filter((line) => line.index <= index) : all;
  // The first phase starts with the computation, also before its first line.
  const phases = [...new Set([...all.slice(0, 1), ...lines].map((line) => line.phase))];
  return (
    <div className="derivation" data-step={run && keyAt(run.trace, index)}>
      {phases.map((phase) => (
        <Region key={phase} aria-label={derivationWords.headings[phase]}>
          <h2>{derivationWords.headings[phase]}</h2>
          <PhaseLines phase={phase} />
          <ol>
            {lines
              .filter((line) => line.phase === phase)
              .map((line) => (
                <DerivationLine key={line.key} line={line} state={stateOf(line, index)} />
              ))}
          </ol>
          {phase === "gradient" && !isFixed && <UseGradient />}
        </Region>
      ))}
    </div>
  );
}

/** Shows or hides the gradient descent, below the gradient. */
function UseGradient() {
  const player = usePlayer();
  const shown = usePlayerState((state) => state.descent !== undefined);
  return (
    <button
      type="button"
      className="preset use-gradient"
      aria-expanded={shown}
      onClick={() => player.setDescent(shown ? undefined : START)}
    >
      {derivationWords.useGradient}
    </button>
  );
}

/** The lines of the text that hold for a whole phase. The forward pass starts with the computation. */
function PhaseLines({ phase }: { readonly phase: Phase }) {
  const program = usePlayerState((state) => state.program);
  const lesson = usePlayerState((state) => state.lesson);
  const run = usePlayerState((state) => state.run);
  const lines = run === undefined ? [] : phaseLines({ program, lesson }, run, phase);
  const computation = phase === "forward" && lesson !== undefined ? [parsed(lesson.formula)] : [];
  return [...computation, ...lines].map((line) => (
    <div key={toText(line)} className="text-line">
      <Tex of={line} />
    </div>
  ));
}

function lineLabel({ formula, done, spokenAside }: Line, state: LineState): string {
  const text = spoken(state === "done" ? done : formula);
  return state === "done" && spokenAside !== undefined ? `${text}, ${spokenAside}` : text;
}

type LineState = "done" | "current" | "later";

function stateOf(line: Line, index: number): LineState {
  if (line.index === index) return "current";
  return line.index < index ? "done" : "later";
}

interface DerivationLineProps {
  readonly line: Line;
  readonly state: LineState;
}

/** Memoized, because a step changes two lines and a long case has hundreds. */
const DerivationLine = memo(function DerivationLine({ line, state }: DerivationLineProps) {
  const player = usePlayer();
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    return state === "current" && ref.current !== null ? stayInView(ref.current) : undefined;
  }, [state]);
  return (
    <li
      ref={ref}
      data-state={state}
      data-phase={line.phase}
      aria-current={state === "current" ? "step" : undefined}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its button is what works by keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key on the button is a click here */}
      <div className="line" onClick={() => player.go(line.index)}>
        {/* The button is beside the formula and not around it, because MathML within a button is not read
            as mathematics. */}
        <button type="button" aria-label={lineLabel(line, state)} />
        <i className="bullet" aria-hidden="true" />
        <Tex
          of={state === "done" ? line.done : line.formula}
          eager={state === "current"}
          display={line.phase === "gradient"}
        />
        {state === "done" && line.aside !== "" && <span className="aside">{line.aside}</span>}
      </div>
      {line.below.map(({ formula, done }) => (
        <div key={toText(formula)} className="text-line">
          <Tex of={state === "done" ? done : formula} eager={state === "current"} />
        </div>
      ))}
      {state === "current" && <WorkingBox index={line.index} />}
    </li>
  );
});

/** The working of a step: the formula with numbers substituted, the pullbacks stored, and the reason. */
export function WorkingBox({ index }: { readonly index: number }) {
  const program = usePlayerState((state) => state.program);
  const lesson = usePlayerState((state) => state.lesson);
  const run = usePlayerState((state) => state.run);
  const step = run && stepAt(run.trace, index);
  if (run === undefined || step === undefined) return null;
  const { numbers, ems = 0, closures, why } = workingOf({ program, lesson }, run, step);
  return (
    <div className="working">
      {numbers !== undefined && <Numbers formula={numbers} ems={ems} />}
      {closures.length > 0 && (
        <ul className="closures" aria-label={derivationWords.stored}>
          {closures.map((closure) => (
            <li key={toText(closure)}>
              <Tex of={closure} eager />
            </li>
          ))}
        </ul>
      )}
      {why !== undefined && (
        <p>
          <Why {...why} />
        </p>
      )}
    </div>
  );
}

/** The reason for a step, in sentences with formulas. */
function Why({ text, formulas }: Reason) {
  if (formulas === undefined) return <Prose>{text}</Prose>;
  return <Prose formula={(mark) => <Tex of={formulas[Number(mark)] ?? words(mark)} slash />}>{text}</Prose>;
}
