import { useMemo } from "react";
import { paramsOf, sourceTitle } from "../../cases/source.ts";
import type { Run } from "../../engine/messages.ts";
import { equation } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { formula as parsed } from "../../formula/parse.ts";
import { toText } from "../../formula/to-text.ts";
import type { PlayerState } from "../../player/player-state.ts";
import { answerText } from "../../predict/answer.ts";
import { hintOf, promptOf } from "../../predict/prompt.ts";
import { asksNumbers, type Question } from "../../predict/question.ts";
import { picture } from "../../scene/picture.ts";
import { sceneAt } from "../../scene/scene.ts";
import type { Trace } from "../../trace/trace.ts";
import { captionAt } from "../../words/caption.ts";
import { assignmentWords } from "../../words/en/assignment.ts";
import { handoutWords } from "../../words/en/handout.ts";
import { playerViewWords } from "../../words/en/player-view.ts";
import { worksheetWords as words } from "../../words/en/worksheet.ts";
import { adjointAt, valueFormula } from "../../words/notation.ts";
import { SetAtOnce, Tex } from "../math/Tex.tsx";
import { derivationLines, type Taught, workingOf } from "../panels/derivation-lines.ts";
import { PaperGraph } from "./PaperGraph.tsx";
import { PaperInputs } from "./PaperInputs.tsx";
import { PaperProgram } from "./PaperProgram.tsx";
import { paperQuestion, worksheetIndex } from "./worksheet-questions.ts";
import "./handout.css";
import "./paper-step.css";
import "./paper-lists.css";
import "./paper-program.css";
import "./worksheet.css";

interface WorksheetProps {
  /** What students get: a player of the exercise. */
  readonly state: PlayerState;
  /** The sentence of the assignment; empty for none. */
  readonly task: string;
  /** The address at which the same questions are asked. */
  readonly address: string;
}

/** The longest address that is printed. */
const LONGEST = 240;

/** An exercise on paper: the graph and the questions with blanks, and on another page the key. */
export function Worksheet({ state, task, address }: WorksheetProps) {
  const { run, lesson, program } = state;
  const questions = run?.exercise?.questions ?? [];
  const index = run === undefined ? 0 : worksheetIndex(run.trace, questions, state);
  const scene = useMemo(() => run && sceneAt(picture(run, false), index), [run, index]);
  if (run === undefined || scene === undefined) return null;
  const { trace } = run;
  const title = sourceTitle(state);
  return (
    <SetAtOnce value={true}>
      <article className="handout worksheet" data-worksheet="">
        <section data-worksheet-page="questions">
          <header className="paper-head">
            <p className="wordmark" translate="no">
              pull<b>back</b>
            </p>
            {lesson !== undefined && <p className="paper-case">{handoutWords.case(lesson.number)}</p>}
            <h1>{title}</h1>
            <p className="worksheet-names">
              <span>{words.name}</span>
              <span>{words.date}</span>
            </p>
            {lesson !== undefined && (
              <div className="paper-formula">
                <Tex of={parsed(lesson.formula)} display />
              </div>
            )}
            {task !== "" && (
              <p className="task">
                <b>{playerViewWords.task}</b> {task}
              </p>
            )}
            <PaperInputs label={words.given} program={program} values={paramsOf(run.request)}>
              {seedsOf(trace).map((seed) => (
                <li key={toText(seed)}>
                  <Tex of={seed} />
                </li>
              ))}
            </PaperInputs>
          </header>
          {"program" in run.request && (
            <PaperProgram text={run.request.program} printed="" running={undefined} />
          )}
          <section className="paper-step">
            <h2>{handoutWords.graphAt(index, trace.steps.length)}</h2>
            <PaperGraph scene={scene} caption={captionAt(trace, index)} />
          </section>
          <h2>{words.questions}</h2>
          <ol className="worksheet-questions">
            {questions.map((question) => (
              <Blank key={question.position} trace={trace} question={question} />
            ))}
          </ol>
          {address !== "" && address.length <= LONGEST && (
            <footer className="paper-link">
              {words.live} <a href={address}>{address}</a>
            </footer>
          )}
        </section>
        <Key taught={{ program, lesson }} run={run} questions={questions} title={title} />
      </article>
    </SetAtOnce>
  );
}

/** Returns the seeds that are single numbers, which no list of inputs has. */
function seedsOf(trace: Trace): Expression[] {
  return trace.steps.flatMap((step) =>
    step.kind === "seed" && typeof step.contribution === "number"
      ? [equation(adjointAt(trace, step.node), valueFormula(step.contribution, "adjoint"))]
      : [],
  );
}

function Blank({ trace, question }: { readonly trace: Trace; readonly question: Question }) {
  const { text, blanks, choices } = paperQuestion(trace, question);
  return (
    <li>
      {text}
      <p className="worksheet-blanks">
        {blanks.map((name) => (
          <span key={name} className="worksheet-blank">
            {name !== "" && `${name} = `}
          </span>
        ))}
        {choices.map(({ key, name }) => (
          <span key={key} className="worksheet-choice">
            {name}
          </span>
        ))}
      </p>
    </li>
  );
}

interface KeyProps {
  readonly taught: Taught;
  readonly run: Run;
  readonly questions: readonly Question[];
  readonly title: string;
}

/** The answers, each with the rule in letters and the equation with numbers. */
function Key({ taught, run, questions, title }: KeyProps) {
  const { trace } = run;
  const lines = derivationLines(taught, run);
  return (
    <section className="worksheet-key" data-worksheet-page="key">
      <h1>{words.keyOf(title)}</h1>
      <ol className="worksheet-questions">
        {questions.map((question) => {
          const { position } = question;
          const [line, step] = [lines[position], trace.steps.at(position)];
          const numbers = step && workingOf(taught, run, step).numbers;
          return (
            <li key={position} data-key={question.key}>
              {question.kind === "edge" ? paperQuestion(trace, question).text : promptOf(trace, question)}
              <p>
                {assignmentWords.answer} <b className="worksheet-answer">{answerText(trace, question)}</b>
                {!asksNumbers(question) && <small> {hintOf(trace, question)}</small>}
              </p>
              {line !== undefined && (
                <p>
                  <Tex of={line.done} /> <small>{line.aside}</small>
                </p>
              )}
              {numbers !== undefined && asksNumbers(question) && (
                <p>
                  <Tex of={numbers} />
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
