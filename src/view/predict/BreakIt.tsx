import { type ReactNode, useContext, useId, useRef, useState } from "react";
import { caseBySlug } from "../../cases/all.ts";
import { slugOf } from "../../cases/source.ts";
import { caseAddress } from "../../player/page-address.ts";
import type { Breaking } from "../../player/player-state.ts";
import type { Broken } from "../../predict/broken-run.ts";
import { VERDICTS } from "../../trace/reference.ts";
import type { Trace } from "../../trace/trace.ts";
import { repairs, breakItWords as words } from "../../words/en/break-it.ts";
import { type MisconceptionId, misconceptionWords } from "../../words/en/misconceptions.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { SiteBaseContext } from "../ui/site-base.ts";
import { useFocusAfter } from "./use-focused-field.ts";

/** An engine that makes a mistake: to find its first wrong number, to name the mistake, and to mend it. */
export function BreakIt() {
  const broken = usePlayerState((state) => state.broken);
  const trace = usePlayerState((state) => state.run?.trace);
  const section = useRef<HTMLElement>(null);
  useFocusAfter(section, broken?.stage);
  if (broken?.known === undefined || trace === undefined) return null;
  const props = { broken, known: broken.known, trace };
  return (
    <section ref={section} className="break-it" aria-label={words.title}>
      {broken.stage === "hunt" && <Hunt {...props} />}
      {broken.stage === "name" && <Naming {...props} />}
      {broken.stage === "named" && <Named {...props} />}
      {broken.stage === "mended" && <Mended {...props} />}
    </section>
  );
}

interface StageProps {
  readonly broken: Breaking;
  readonly known: Broken;
  readonly trace: Trace;
}

/** Returns the position of the first wrong number, also while it is hidden; −1 if there is none. */
function firstWrongOf({ reference }: Trace): number {
  return reference?.verdicts.indexOf(VERDICTS.indexOf("wrong")) ?? -1;
}

function Hunt({ trace }: StageProps) {
  const player = usePlayer();
  const index = usePlayerState((state) => state.index);
  const [marked, setMarked] = useState<{ readonly index: number; readonly text: string }>();
  const first = firstWrongOf(trace) + 1;
  function mark(): void {
    if (index === first) player.setStage("name");
    else setMarked({ index, text: words.marked[index === 0 ? "start" : index < first ? "right" : "late"] });
  }
  function show(): void {
    player.go(first);
    player.setStage("name");
  }
  return (
    <>
      <div className="head">
        <p>{words.hunt}</p>
        <Buttons>
          <button type="button" className="button check-answer" onClick={mark}>
            {words.mark}
          </button>
          <button type="button" className="button" onClick={show}>
            {words.show}
          </button>
        </Buttons>
      </div>
      <p role="status" className="wrong">
        {marked?.index === index && marked.text}
      </p>
    </>
  );
}

function Naming({ known }: StageProps) {
  const player = usePlayer();
  const group = useId();
  const [chosen, setChosen] = useState<MisconceptionId>();
  const [refused, setRefused] = useState<MisconceptionId | "none">();
  function check(): void {
    if (chosen === known.id) player.setStage("named");
    else setRefused(chosen ?? "none");
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <p id={group}>{words.name}</p>
      <div role="radiogroup" aria-labelledby={group} className="mistakes">
        {known.candidates.map((id) => (
          <label key={id} className="choice" title={misconceptionWords.forgotten[id]}>
            <input type="radio" name="mistake" checked={id === chosen} onChange={() => setChosen(id)} />
            {misconceptionWords.names[id]}
          </label>
        ))}
      </div>
      {chosen !== undefined && <p>{misconceptionWords.forgotten[chosen]}</p>}
      <Buttons>
        <button type="submit" className="button check-answer">
          {words.check}
        </button>
        <button type="button" className="button" onClick={() => player.setStage("named")}>
          {words.show}
        </button>
      </Buttons>
      <p role="status" className="wrong">
        {refused === "none" && chosen === undefined && words.chooseOne}
        {refused !== undefined && refused !== "none" && refused === chosen && refusal(known, refused)}
      </p>
    </form>
  );
}

function refusal({ alike }: Broken, id: MisconceptionId): string {
  return words[alike.includes(id) ? "alsoThis" : "notThis"](misconceptionWords.names[id]);
}

function Named({ known, trace }: StageProps) {
  const player = usePlayer();
  const { id, isShown } = known;
  const { broken, mended } = repairs[id];
  const effect = isShown
    ? words.shown
    : firstWrongOf(trace) < 0
      ? words.silent(words.where[id])
      : words.shownInside;
  return (
    <>
      <div className="head">
        <p role="status">
          <strong>{words.makes(misconceptionWords.names[id])}</strong> {misconceptionWords.forgotten[id]}{" "}
          {effect}
        </p>
        <Buttons>
          <button type="button" className="button check-answer" onClick={() => player.setStage("mended")}>
            {words.mend}
          </button>
          <Another />
        </Buttons>
      </div>
      <div className="facts">
        <dl className="repair">
          <dt>{words.brokenLine}</dt>
          <dd>
            <code>{broken}</code>
          </dd>
          <dt>{words.mendedLine}</dt>
          <dd>
            <code>{mended}</code>
          </dd>
        </dl>
        <p className="break-cases">
          <Cases title={words.shownBy} slugs={known.shownBy} id={id} />{" "}
          <Cases title={words.hiddenBy} slugs={known.hiddenBy} id={id} />
        </p>
      </div>
    </>
  );
}

function Mended({ broken }: StageProps) {
  const player = usePlayer();
  return (
    <div className="head">
      <p role="status">{words.mended}</p>
      <Buttons>
        <button type="button" className="button" onClick={() => player.setBroken(broken.ask)}>
          {words.breakAgain}
        </button>
        <Another />
      </Buttons>
    </div>
  );
}

/** Hides another mistake, or returns to the right engine. */
function Another() {
  const player = usePlayer();
  const seed = usePlayerState((state) => state.broken?.ask.seed ?? 0);
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => player.setBroken({ mistake: "?", seed: (seed + 1) % 2 ** 32 })}
      >
        {words.another}
      </button>
      <button type="button" className="button" onClick={() => player.setBroken(undefined)}>
        {words.leave}
      </button>
    </>
  );
}

function Buttons({ children }: { readonly children: ReactNode }) {
  return <div className="question-buttons">{children}</div>;
}

interface CasesProps {
  readonly title: string;
  readonly slugs: readonly string[];
  readonly id: MisconceptionId;
}

/** Links to cases with the same broken engine, where there is a site. */
function Cases({ title, slugs, id }: CasesProps) {
  const site = useContext(SiteBaseContext);
  const here = usePlayerState((state) => slugOf(state.source));
  if (slugs.length === 0) return null;
  return (
    <span>
      {title}{" "}
      {slugs.map((slug, i) => {
        const spec = caseBySlug(slug);
        const name = spec === undefined ? slug : words.case(spec.number, spec.title);
        const number = String(spec?.number ?? slug);
        return (
          <span key={slug}>
            {i > 0 && ", "}
            {site === undefined || slug === here ? (
              number
            ) : (
              <a href={caseAddress(site, slug, `break=${id}`)} title={name}>
                {number}
              </a>
            )}
          </span>
        );
      })}
      .
    </span>
  );
}
