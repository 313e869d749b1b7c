import { cases } from "../../cases/all.ts";
import type { AnyCase } from "../../cases/define-case.ts";
import { slugOf, sourceTitle } from "../../cases/source.ts";
import { programAddress } from "../../player/page-address.ts";
import type { Theme } from "../../player/themes.ts";
import { headerWords } from "../../words/en/header.ts";
import { PrintButton } from "../print/PrintButton.tsx";
import { ShareButton } from "../share/ShareButton.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Picker } from "../ui/Picker.tsx";
import { HeaderFormula } from "./HeaderFormula.tsx";
import { usePlayer, usePlayerState } from "./player-context.ts";
import { ThemePicker } from "./ThemePicker.tsx";

interface HeaderProps {
  readonly onCase: (slug: string) => void;
  readonly home: string;
  /** The address of the site's start page. Undefined if links to the site cannot be shared. */
  readonly site: string | undefined;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}

/** The wordmark, the case picker, and the case's formula. */
export function Header({ onCase, home, site, theme, onTheme }: HeaderProps) {
  const title = usePlayerState(sourceTitle);
  const slug = usePlayerState((state) => slugOf(state.source));
  const lesson = usePlayerState((state) => state.lesson);
  const position = cases.findIndex((spec) => spec.slug === slug);
  const [previous, next] = [cases[position - 1], cases[position + 1]];
  const [beforeNumber, afterNumber] = headerWords.position(cases.length);
  return (
    <header className="header">
      <a className="wordmark" href={home} aria-label={headerWords.home}>
        <span translate="no">
          pull<b>back</b>
        </span>
      </a>
      <nav className="picker" aria-label={headerWords.cases}>
        <Neighbour
          name="previous"
          label={headerWords.previousCase(previous?.title)}
          spec={previous}
          onCase={onCase}
        />
        <Neighbour name="next" label={headerWords.nextCase(next?.title)} spec={next} onCase={onCase} />
        {lesson !== undefined && (
          <span className="case-number">
            {beforeNumber}
            <b>{lesson.number}</b>
            {afterNumber}
          </span>
        )}
        <Picker
          className="case-title"
          label={headerWords.chooseCase}
          side="bottom"
          align="start"
          value={slug ?? ""}
          options={cases.map((spec) => ({ value: spec.slug, number: spec.number, text: spec.title }))}
          onPick={onCase}
        >
          <span className="case-name">{title}</span>
          <Icon name="down" />
        </Picker>
      </nav>
      <h1 className={lesson === undefined ? "visually-hidden" : "formula"}>
        {lesson === undefined ? (
          title
        ) : (
          <>
            <span className="visually-hidden">{title}: </span>
            <HeaderFormula text={lesson.formula} />
          </>
        )}
      </h1>
      <div className="tools">
        {slug !== undefined && (
          <a
            className="button program-link"
            href={programAddress(home)}
            aria-label={headerWords.ownProgram}
            title={headerWords.ownProgram}
          >
            <Icon name="write" />
          </a>
        )}
        <ExerciseButtons />
        {site !== undefined && <ShareButton site={site} />}
        <ThemePicker theme={theme} onTheme={onTheme} />
        <PrintButton />
        <HelpButton />
        <PanelToggle />
      </div>
    </header>
  );
}

/** Begins an exercise, or hides a mistake in the engine, each time another one; or ends it. */
function ExerciseButtons() {
  const player = usePlayer();
  const asks = usePlayerState((state) => state.predict !== undefined);
  const breaks = usePlayerState((state) => state.broken !== undefined);
  const seed = () => Math.floor(Math.random() * 1e6);
  return (
    <>
      <button
        type="button"
        className="button exercise-button"
        aria-pressed={asks}
        title={headerWords.predictHint}
        onClick={() => player.setPredict(asks ? undefined : { seed: seed() })}
      >
        <Icon name="predict" />
        <span className="exercise-word">{headerWords.predict}</span>
      </button>
      <button
        type="button"
        className="button exercise-button break-button"
        aria-pressed={breaks}
        title={headerWords.breakHint}
        onClick={() => player.setBroken(breaks ? undefined : { mistake: "?", seed: seed() })}
      >
        <Icon name="break" />
        <span className="exercise-word">{headerWords.break}</span>
      </button>
    </>
  );
}

/** Opens the list of keys. */
export function HelpButton() {
  const player = usePlayer();
  return (
    <button
      type="button"
      className="button help-button"
      aria-label={headerWords.help}
      title={headerWords.helpHint}
      onClick={() => player.setHelp(true)}
    >
      ?
    </button>
  );
}

function PanelToggle() {
  const player = usePlayer();
  const panel = usePlayerState((state) => state.panel);
  const closed = panel === "none";
  const label = closed ? headerWords.showPanel : headerWords.hidePanel;
  return (
    <button
      type="button"
      className="button panel-toggle"
      aria-label={label}
      title={label}
      onClick={() => player.setPanel(closed ? "derivation" : "none")}
    >
      <Icon name="panel" />
    </button>
  );
}

interface NeighbourProps {
  readonly name: "previous" | "next";
  readonly label: string;
  readonly spec: AnyCase | undefined;
  readonly onCase: (slug: string) => void;
}

function Neighbour({ name, label, spec, onCase }: NeighbourProps) {
  return (
    <button
      type="button"
      className="quiet"
      aria-label={label}
      title={label}
      aria-disabled={spec === undefined}
      onClick={() => spec !== undefined && onCase(spec.slug)}
    >
      <Icon name={name} />
    </button>
  );
}
