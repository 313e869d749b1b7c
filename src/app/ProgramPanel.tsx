import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { cases } from "../cases/all.ts";
import { isSameSource } from "../cases/source.ts";
import type { Player } from "../player/player.ts";
import { isHiding, isLocked } from "../player/questions.ts";
import { engineFunctions, signatureOf } from "../programs/engine-functions.ts";
import { errorColumn } from "../programs/error-column.ts";
import { type ExampleId, exampleProgram, examples } from "../programs/example-programs.ts";
import { stepAt } from "../trace/trace.ts";
import { lineOfStep } from "../view/code/ProgramText.tsx";
import { Icon } from "../view/ui/Icon.tsx";
import { lazily } from "../view/ui/lazily.ts";
import { Picker } from "../view/ui/Picker.tsx";
import { useScreenMedia } from "../view/ui/use-media.ts";
import { engineFunctionWords } from "../words/en/engine-functions.ts";
import { noticeWords } from "../words/en/notice.ts";
import { programPageWords } from "../words/en/program-page.ts";
import { FormulaField } from "./FormulaField.tsx";
import { linkOfProgram, programOfCase, showProgram } from "./program-address.ts";

const ProgramEditor = lazily(
  async () => (await import("../view/editor/ProgramEditor.tsx")).ProgramEditor,
  ({ text }) => <pre className="program-text">{text}</pre>,
);

interface ProgramPanelProps {
  readonly player: Player;
}

/** The editor, with what the program printed, or why it ended. */
export function ProgramPanel({ player }: ProgramPanelProps) {
  const source = useStore(player.store, (state) => state.source);
  const run = useStore(player.store, (state) => state.run);
  const index = useStore(player.store, (state) => state.index);
  const error = useStore(player.store, (state) => state.error);
  const isFixed = useStore(player.store, isLocked);
  const failure = error?.code === "failed" && "exception" in error ? error : undefined;
  const text = "program" in source ? source.program : "";
  const isShown = run !== undefined && isSameSource(run.request, source);
  const runningLine = isShown ? lineOfStep(run.trace, stepAt(run.trace, index)) : undefined;
  // What a program prints may be what is asked.
  const isClosed = useStore(player.store, isHiding);
  const printed = isClosed ? programPageWords.closed : (failure?.place?.output ?? run?.trace.printed ?? "");
  const problem = useMemo(() => {
    if (failure?.place === undefined || failure.place.line === 0) return undefined;
    const { line, column } = failure.place;
    const { exception: message } = failure;
    return { line, column: errorColumn(text.split("\n")[line - 1] ?? "", column, message), message };
  }, [failure, text]);
  // Above the graph, the program can make room for it.
  const stacked = useScreenMedia("(width <= 900px)");
  const [isFolded, setFolded] = useState(false);
  return (
    <section
      className="program-panel"
      aria-label={programPageWords.program}
      data-folded={(stacked && isFolded) || undefined}
    >
      <div className="program-tools">
        <h2>
          {stacked ? (
            <button
              type="button"
              className="button"
              aria-expanded={!isFolded}
              onClick={() => setFolded(!isFolded)}
            >
              {programPageWords.program} <Icon name="down" />
            </button>
          ) : (
            programPageWords.program
          )}
        </h2>
        {!isFixed && <Examples player={player} />}
        <CopyLink player={player} text={text} />
        {!isFixed && <FormulaField onProgram={(program) => showProgram(player, program)} />}
      </div>
      <div className="program-source">
        <ProgramEditor
          text={text}
          onText={player.edit}
          error={problem}
          runningLine={runningLine}
          completions={completions}
          readOnly={isFixed}
        />
      </div>
      <div className="program-output">
        <h3>{programPageWords.output}</h3>
        <pre role="log" aria-label={programPageWords.output}>
          {printed}
          {failure !== undefined && (
            <strong className="program-error">
              {problem !== undefined && programPageWords.line(problem.line)}
              {failure.exception}
            </strong>
          )}
          {failure !== undefined && run !== undefined && noticeWords.previousRun}
          {failure === undefined && run?.trace.sweepsAgain && <em>{programPageWords.firstSweep}</em>}
        </pre>
      </div>
    </section>
  );
}

const completions = engineFunctions.map((one) => ({
  name: one.name,
  signature: signatureOf(one),
  info: engineFunctionWords[one.name] ?? "",
}));

/** A menu of programs to begin with: examples, and the ten cases. Going back returns to the program before. */
function Examples({ player }: ProgramPanelProps) {
  async function open(id: string): Promise<void> {
    const [, slug] = id.split("case ");
    showProgram(player, slug === undefined ? exampleProgram(id as ExampleId) : await programOfCase(slug));
    player.setDetail(cases.find((one) => one.slug === slug)?.detail ?? false);
  }
  return (
    <Picker
      className="button"
      label={programPageWords.chooseExample}
      side="bottom"
      align="start"
      value=""
      options={[
        ...examples.map(({ id, title }) => ({ value: id, text: title })),
        ...cases.map(({ slug, number, title }) => ({
          value: `case ${slug}`,
          text: programPageWords.caseProgram(number, title),
        })),
      ]}
      onPick={open}
    >
      {programPageWords.examples} <Icon name="down" />
    </Picker>
  );
}

/** A button that copies the link to a program at its step. */
function CopyLink({ player, text }: ProgramPanelProps & { readonly text: string }) {
  const [tried, setTried] = useState<{ readonly text: string; readonly isRefused: boolean }>();
  const { isRefused } = tried?.text === text ? tried : {};
  async function copy(): Promise<void> {
    const link = await linkOfProgram(player);
    const isRefused = await navigator.clipboard.writeText(link).then(
      () => false,
      () => true,
    );
    setTried({ text, isRefused });
  }
  return (
    <>
      <button type="button" className="button" onClick={copy}>
        {isRefused === false ? programPageWords.copied : programPageWords.copyLink}
      </button>
      {isRefused === true && (
        <p className="program-refusal" role="status">
          {programPageWords.copyRefused}
        </p>
      )}
    </>
  );
}
