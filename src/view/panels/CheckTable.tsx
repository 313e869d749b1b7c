import { Fragment } from "react";
import { type Check, type CheckedEntry, type Method, methodsCompared, methodsOf } from "../../cases/check.ts";
import type { Formula, Values } from "../../cases/define-case.ts";
import { formulaAt } from "../../cases/formula-at.ts";
import { paramsOf } from "../../cases/source.ts";
import { adjointOf, symbolOf } from "../../formula/build.ts";
import { formatExactly, formatNumber } from "../../formula/format-number.ts";
import type { Trace } from "../../trace/trace.ts";
import { checkWords } from "../../words/en/check.ts";
import { MathText } from "../math/MathText.tsx";
import { Tex } from "../math/Tex.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { Region } from "../ui/Region.tsx";
import { apartText, gradientText } from "./check-notes.ts";

/** The maximum number of rows that are shown without scrolling. */
const SHOWN = 16;

interface CheckTableProps {
  readonly check: Check;
  readonly trace: Trace;
  /** Called with the entry that the reader selects. */
  readonly onEntry: (entry: CheckedEntry) => void;
}

/** Lists every entry of the gradient, found in every way, and the largest disagreement per entry. */
export function CheckTable({ check, trace, onEntry }: CheckTableProps) {
  const { entries } = check;
  const forms = usePlayerState((state) => state.lesson?.closedForms);
  const methods = methodsCompared(check);
  const leaves = [...new Set(entries.map(({ leaf }) => leaf))];
  return (
    // A region that scrolls must be reachable by keyboard.
    <Region
      className="check-room"
      aria-label={checkWords.table(methods)}
      tabIndex={entries.length > SHOWN ? 0 : undefined}
      data-long={entries.length > SHOWN}
    >
      <table className="check-table">
        <colgroup>
          <col className="check-name" />
          {methods.map((method) => (
            <col key={method} />
          ))}
          <col className="check-apart" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{checkWords.entry}</span>
            </th>
            {methods.map((method) => (
              <th key={method} scope="col" title={checkWords.methods[method].meaning}>
                {checkWords.methods[method].title}
              </th>
            ))}
            <th scope="col" title={checkWords.apartMeaning}>
              {checkWords.apart}
            </th>
          </tr>
        </thead>
        <tbody>
          {leaves.map((leaf) => (
            <Fragment key={leaf}>
              <tr className="check-leaf">
                <th scope="rowgroup" colSpan={methods.length + 2}>
                  {isArray(trace, leaf) && <MathText>{adjointOf(symbolOf(leaf))}</MathText>}
                  <ClosedForm formula={forms?.[leaf]?.formula} />
                </th>
              </tr>
              {entries
                .filter((entry) => entry.leaf === leaf)
                .map((entry) => (
                  <Row
                    key={entry.position}
                    entry={entry}
                    name={gradientText(trace, entry)}
                    onName={() => onEntry(entry)}
                  />
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Region>
  );
}

/** The lesson's formula of a derivative. */
function ClosedForm({ formula }: { readonly formula: Formula<Values> | undefined }) {
  const values = usePlayerState((state) => (state.run && paramsOf(state.run.request)) ?? state.params);
  if (formula === undefined) return <span className="check-word">{checkWords.noClosedForm}</span>;
  return (
    <>
      <span className="check-word">{checkWords.closedForm}</span>
      <Tex of={formulaAt(formula, values)} />
    </>
  );
}

function isArray({ gradients }: Trace, leaf: string): boolean {
  return typeof gradients[leaf] !== "number";
}

interface RowProps {
  readonly entry: CheckedEntry;
  readonly name: string;
  readonly onName: () => void;
}

function Row({ entry, name, onName }: RowProps) {
  const { fault, disagreement } = entry;
  const odd = (way: Method): boolean => {
    if (fault === undefined || fault.kind === "formulas" || fault.kind === "unresolved") return false;
    if (fault.kind === "recomputed") return way === "reverse";
    if (fault.kind === "own") return way === "own";
    return fault.kind === "infinite" ? !Number.isFinite(entry[way]) : way === "differences";
  };
  return (
    <tr data-gradient={`${entry.leaf} ${entry.position}`} data-fault={fault?.kind}>
      <th scope="row">
        <button
          type="button"
          className="variable"
          title={checkWords.nudge}
          data-symbol={entry.leaf}
          data-part="adjoint"
          onClick={onName}
        >
          <MathText>{name}</MathText>
        </button>
      </th>
      {methodsOf(entry).map((way) => {
        const found = entry[way] ?? Number.NaN;
        return (
          <td key={way} data-way={way} data-odd={odd(way)} title={formatExactly(found)}>
            {formatNumber(found + 0)}
          </td>
        );
      })}
      <td data-odd={fault !== undefined && fault.kind !== "unresolved"} title={formatExactly(disagreement)}>
        {apartText(disagreement)}
      </td>
    </tr>
  );
}
