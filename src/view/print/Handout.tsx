import { useMemo } from "react";
import { paramsOf, sourceTitle } from "../../cases/source.ts";
import { formula as parsed } from "../../formula/parse.ts";
import { picture } from "../../scene/picture.ts";
import { sceneAt } from "../../scene/scene.ts";
import { phaseAt, stepAt } from "../../trace/trace.ts";
import { captionAt, PHASE_WORDS } from "../../words/caption.ts";
import { conventionText } from "../../words/conventions.ts";
import { handoutWords } from "../../words/en/handout.ts";
import { playerViewWords } from "../../words/en/player-view.ts";
import { lineOfStep } from "../code/ProgramText.tsx";
import { SetAtOnce, Tex } from "../math/Tex.tsx";
import { WorkingBox } from "../panels/Derivation.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { PaperDerivation } from "./PaperDerivation.tsx";
import { PaperGraph } from "./PaperGraph.tsx";
import { PaperInputs } from "./PaperInputs.tsx";
import { PaperProgram } from "./PaperProgram.tsx";
import { PaperTape } from "./PaperTape.tsx";
import "./handout.css";
import "./paper-step.css";
import "./paper-lists.css";
import "./paper-program.css";

/** The properties of a handout. */
export interface HandoutProps {
  /** Returns the full address of the current state. Undefined where nobody else could open the address. */
  readonly address: (() => string) | undefined;
}

/**
 * The case or program on paper: a program's text and what it printed, the graph at the step, the whole derivation, the
 * whole tape, and a link to the step.
 */
export function Handout({ address }: HandoutProps) {
  const source = usePlayerState((state) => state.source);
  const program = usePlayerState((state) => state.program);
  const lesson = usePlayerState((state) => state.lesson);
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  const task = usePlayerState((state) => state.task);
  const detail = run?.request.detail ?? false;
  const scene = useMemo(() => run && sceneAt(picture(run, detail), index), [run, index, detail]);
  if (run === undefined || scene === undefined) return null;
  const { trace } = run;
  const phase = phaseAt(trace, index);
  const caption = captionAt(trace, index);
  const remarks = [...scene.warnings, ...scene.kinks.map((kink) => conventionText(trace, kink))];
  const link = address?.();
  return (
    <SetAtOnce value={true}>
      <article className="handout" data-handout="">
        <header className="paper-head">
          <p className="wordmark" translate="no">
            pull<b>back</b>
          </p>
          {lesson !== undefined && <p className="paper-case">{handoutWords.case(lesson.number)}</p>}
          <h1>{sourceTitle({ source, lesson })}</h1>
          {lesson !== undefined && (
            <>
              <p className="paper-summary">{lesson.summary}</p>
              <div className="paper-formula">
                <Tex of={parsed(lesson.formula)} display />
              </div>
            </>
          )}
          {task && (
            <p className="task">
              <b>{playerViewWords.task}</b> {task}
            </p>
          )}
          <PaperInputs label={handoutWords.inputs} program={program} values={paramsOf(run.request)} />
        </header>
        {"program" in run.request && (
          <PaperProgram
            text={run.request.program}
            printed={trace.printed ?? ""}
            running={lineOfStep(trace, stepAt(trace, index))}
          />
        )}
        <section className="paper-step" data-phase={phase}>
          <h2>{handoutWords.graphAt(index, trace.steps.length)}</h2>
          <PaperGraph scene={scene} caption={caption} />
          <div className="paper-caption">
            <p>
              <strong>{PHASE_WORDS[phase]}</strong> · {caption}
            </p>
            <WorkingBox index={index} />
          </div>
          {remarks.map((text) => (
            <p key={text} className="paper-note">
              {text}.
            </p>
          ))}
        </section>
        <section>
          <h2>{handoutWords.derivation}</h2>
          <PaperDerivation taught={{ program, lesson }} run={run} index={index} />
        </section>
        <section>
          <h2>{handoutWords.tape}</h2>
          <PaperTape trace={trace} />
        </section>
        {link !== undefined && (
          <footer className="paper-link">
            {handoutWords.link} <a href={link}>{link}</a>
          </footer>
        )}
      </article>
    </SetAtOnce>
  );
}
