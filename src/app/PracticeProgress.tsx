import { useRef, useState } from "react";
import { useStore } from "zustand";
import { cases } from "../cases/all.ts";
import { caseAddress, sitePageAddress } from "../player/page-address.ts";
import { practiceCases } from "../predict/practice.ts";
import { OF_PROGRAMS, type Progress } from "../predict/progress.ts";
import { type MisconceptionId, misconceptionWords } from "../words/en/misconceptions.ts";
import { practiceWords as words } from "../words/en/practice.ts";
import type { PracticeSession } from "./practice-session.ts";
import { base } from "./site.ts";

/** What a learner's answers have shown: mistakes met and overcome, and the score of each case. */
export function PracticeProgress({ session: { store, erase } }: { readonly session: PracticeSession }) {
  const { progress, score, isKept } = useStore(store);
  const [erased, setErased] = useState<Progress>();
  const list = useRef<HTMLElement>(null);
  const met = (Object.keys(practiceCases) as MisconceptionId[]).filter(
    (id) => (progress.misconceptions[id]?.met ?? 0) > 0,
  );
  const isOpen = (id: MisconceptionId): boolean => progress.misconceptions[id]?.isOpen === true;
  const isEmpty = Object.keys(progress.cases).length === 0;
  return (
    <aside ref={list} className="practice-progress" aria-labelledby="progress-title" tabIndex={-1}>
      <h2 id="progress-title">{words.progress}</h2>
      <p>{words.session(score)}</p>
      <Mistakes title={words.open} ids={met.filter(isOpen)} progress={progress} />
      <Mistakes title={words.overcome} ids={met.filter((id) => !isOpen(id))} progress={progress} />
      <Cases progress={progress} />
      {!isEmpty && (
        <p className="progress-kept">
          {isKept ? words.kept : words.notKept}{" "}
          <button
            type="button"
            className="link"
            onClick={() => {
              erase();
              setErased(store.getState().progress);
              // The button is gone.
              list.current?.focus();
            }}
          >
            {words.erase}
          </button>
        </p>
      )}
      <p role="status" className="progress-kept">
        {erased === progress && words.erased}
      </p>
    </aside>
  );
}

interface MistakesProps {
  readonly title: string;
  readonly ids: readonly MisconceptionId[];
  readonly progress: Progress;
}

function Mistakes({ title, ids, progress }: MistakesProps) {
  if (ids.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="mistakes">
        {ids.map((id) => {
          const { met = 0, overcome = 0 } = progress.misconceptions[id] ?? {};
          const spec = cases.find(({ number }) => number === practiceCases[id][0]);
          return (
            <li key={id} data-misconception={id}>
              <strong>{misconceptionWords.names[id]}.</strong> {misconceptionWords.forgotten[id]}{" "}
              <span className="mistake-counts">{words.counts(met, overcome)}</span>{" "}
              <a
                href={sitePageAddress(base, "practice", `for=${id}`)}
                aria-label={words.practice(misconceptionWords.names[id])}
              >
                {words.practiceThis}
              </a>
              {spec && (
                <>
                  {" · "}
                  <a href={caseAddress(base, spec.slug)}>{words.caseName(spec.number, spec.title)}</a>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Cases({ progress }: Pick<MistakesProps, "progress">) {
  const done = cases.filter(({ slug }) => progress.cases[slug] !== undefined);
  const programs = progress.cases[OF_PROGRAMS];
  if (done.length === 0 && programs === undefined) return null;
  return (
    <>
      <h3>{words.cases}</h3>
      <ul className="case-scores">
        {done.map(({ slug, number, title }) => (
          <li key={slug} data-case-score={slug}>
            <a href={caseAddress(base, slug)}>{words.caseName(number, title)}</a>{" "}
            <span>{words.caseScore(progress.cases[slug] ?? { right: 0, asked: 0 })}</span>
          </li>
        ))}
        {programs && (
          <li>
            <a href={sitePageAddress(base, "program")}>{words.programs}</a>{" "}
            <span>{words.caseScore(programs)}</span>
          </li>
        )}
      </ul>
    </>
  );
}
