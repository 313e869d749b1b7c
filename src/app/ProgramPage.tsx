import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { cases } from "../cases/all.ts";
import { pageQueue } from "../engine/page-queue.ts";
import { createPlayer, type Player } from "../player/player.ts";
import { engineFunctions, signatureOf } from "../programs/engine-functions.ts";
import { errorColumn } from "../programs/error-column.ts";
import { type ExampleId, exampleProgram, examples } from "../programs/example-programs.ts";
import { openProgram } from "../programs/open-program.ts";
import { stepAt } from "../trace/trace.ts";
import { lineOfStep } from "../view/code/ProgramText.tsx";
import { EmbedHeader } from "../view/player/EmbedHeader.tsx";
import { Header } from "../view/player/Header.tsx";
import { handleKey } from "../view/player/keyboard.ts";
import { PlayerView } from "../view/player/PlayerView.tsx";
import { Icon } from "../view/ui/Icon.tsx";
import { lazily } from "../view/ui/lazily.ts";
import { Picker } from "../view/ui/Picker.tsx";
import { engineFunctionWords } from "../words/en/engine-functions.ts";
import { programPageWords } from "../words/en/program-page.ts";
import { caseAddress } from "./address.ts";
import { addressOfProgram, followProgram, showProgram, textOfAddress } from "./program-address.ts";
import { base, start } from "./site.ts";
import { Updates } from "./Updates.tsx";
import { useTheme } from "./use-theme.ts";
import "./program-page.css";

const ProgramEditor = lazily(
  async () => (await import("../view/editor/ProgramEditor.tsx")).ProgramEditor,
  ({ text }) => <pre className="program-text">{text}</pre>,
);

interface ProgramPageProps {
  readonly player: Player;
}

/** Opens the program of the page's address, or the program that was typed here last. */
export async function openProgramPage(query: string): Promise<ProgramPageProps> {
  const text = await textOfAddress();
  const player = createPlayer({
    source: { program: text, params: {} },
    query,
    queue: pageQueue,
    openProgram,
  });
  return { player };
}

/** The page of a learner's program: an editor beside a player, or in an embed the player alone. */
export function ProgramPage({ player }: ProgramPageProps) {
  const asked = useStore(player.store, (state) => state.theme);
  const [theme, choose] = useTheme(asked);
  const embed = useStore(player.store, (state) => state.embed);

  useEffect(() => (embed ? undefined : followProgram(player)), [player, embed]);
  useEffect(() => {
    // Without a focused element, the page's only player handles the keys.
    const onKey = (event: KeyboardEvent) => {
      if (event.target === document.body && handleKey(player, event)) event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [player]);

  if (embed) {
    const address = () => addressOfProgram(player, { embed: undefined });
    return <PlayerView player={player} header={<EmbedHeader address={address} />} />;
  }
  const header = (
    <Header
      home={base}
      site={undefined}
      onCase={(slug) => location.assign(caseAddress(base, slug))}
      theme={theme}
      onTheme={(next) => {
        player.setTheme(undefined);
        choose(next);
      }}
    />
  );
  return (
    <div className="program-page">
      <ProgramPanel player={player} />
      <div className="program-player">
        <PlayerView
          player={player}
          header={header}
          address={start === undefined ? () => location.href : undefined}
        />
      </div>
      <Updates />
    </div>
  );
}

/** The editor, with what the program printed, or why it ended. */
function ProgramPanel({ player }: ProgramPageProps) {
  const source = useStore(player.store, (state) => state.source);
  const run = useStore(player.store, (state) => state.run);
  const index = useStore(player.store, (state) => state.index);
  const error = useStore(player.store, (state) => state.error);
  const failure = error?.code === "failed" && "exception" in error ? error : undefined;
  const text = "program" in source ? source.program : "";
  const isShown = run !== undefined && "program" in run.request && run.request.program === text;
  const runningLine = run && isShown ? lineOfStep(run.trace, stepAt(run.trace, index)) : undefined;
  const printed = failure?.place?.output ?? run?.trace.printed ?? "";
  const [isCopied, setCopied] = useState(false);
  const problem = useMemo(() => {
    if (failure?.place === undefined || failure.place.line === 0) return undefined;
    const { line, column } = failure.place;
    const { exception: message } = failure;
    return { line, column: errorColumn(text.split("\n")[line - 1] ?? "", column, message), message };
  }, [failure, text]);
  return (
    <section className="program-panel" aria-label={programPageWords.program}>
      <div className="program-tools">
        <h2>{programPageWords.program}</h2>
        <Examples player={player} />
        <button
          type="button"
          className="button"
          onClick={async () => {
            await navigator.clipboard.writeText(await addressOfProgramNow(player));
            setCopied(true);
          }}
        >
          {isCopied ? programPageWords.copied : programPageWords.copyLink}
        </button>
      </div>
      <ProgramEditor
        text={text}
        onText={(next: string) => {
          setCopied(false);
          player.edit(next);
        }}
        error={problem}
        runningLine={runningLine}
        completions={completions}
      />
      <div className="program-output" data-failed={failure !== undefined || undefined}>
        <h3>{programPageWords.output}</h3>
        <pre role="log" aria-label={programPageWords.output}>
          {printed}
          {failure !== undefined && (
            <strong className="program-error">
              {failure.place !== undefined &&
                failure.place.line > 0 &&
                programPageWords.line(failure.place.line)}
              {failure.exception}
            </strong>
          )}
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
function Examples({ player }: ProgramPageProps) {
  async function open(id: string): Promise<void> {
    const [, slug] = id.split("case ");
    if (slug !== undefined)
      showProgram(player, (await import("../programs/case-programs.ts")).caseProgram(slug));
    else showProgram(player, exampleProgram(id as ExampleId));
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

async function addressOfProgramNow(player: Player): Promise<string> {
  await Promise.resolve();
  return addressOfProgram(player);
}
