import { type ReactNode, useEffect, useMemo, useRef } from "react";
import type { Value } from "../../autodiff/value.ts";
import { symbolOf } from "../../formula/build.ts";
import { toText } from "../../formula/to-text.ts";
import { replay } from "../../trace/replay.ts";
import { stepAt } from "../../trace/trace.ts";
import { roleWords } from "../../words/en/nodes.ts";
import { tapeWords } from "../../words/en/tape.ts";
import { formulaOf, symbolAt } from "../../words/notation.ts";
import { shapeText } from "../../words/texts.ts";
import { MathText } from "../math/MathText.tsx";
import { Tex } from "../math/Tex.tsx";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { useScreenMedia } from "../ui/use-media.ts";
import { Entries } from "./Entries.tsx";
import { keepInView } from "./keep-in-view.ts";
import { TapeHead } from "./TapeHead.tsx";
import {
  type Contribution,
  contributionsAt,
  firstValueText,
  formOf,
  lineOfStep,
  stepOfLine,
} from "./tape-rows.ts";

/** Matches panels too narrow for many numbers per row. The style sheet has the same query. */
const NARROW = "(width <= 480px), (width > 900px) and (width <= 1200px)";

/**
 * The Wengert list: one line per variable. Its pointer runs down in the forward pass and up in the backward
 * pass.
 */
export function Tape() {
  const player = usePlayer();
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const state = useMemo(() => (trace === undefined ? undefined : replay(trace, index)), [trace, index]);
  const received = useMemo(() => (trace === undefined ? [] : contributionsAt(trace, index)), [trace, index]);
  const room = useScreenMedia(NARROW) ? 20 : 36;
  const forms = useMemo(() => trace?.nodes.map((_, i) => formOf(trace, i, room)) ?? [], [trace, room]);
  const current = useRef<HTMLTableRowElement>(null);
  const pointer = trace === undefined ? undefined : lineOfStep(trace, stepAt(trace, index));
  useEffect(() => {
    if (pointer !== undefined && current.current !== null) keepInView(current.current);
  }, [pointer]);
  if (trace === undefined || state === undefined) return null;

  return (
    <table className="tape">
      <caption className="visually-hidden">{tapeWords.caption}</caption>
      <TapeHead />
      <tbody>
        {trace.nodes.map((node, i) => {
          const isCurrent = i === pointer;
          const name = symbolAt(trace, i);
          return (
            <tr
              key={node.id}
              ref={isCurrent ? current : undefined}
              data-current={isCurrent}
              data-phase={isCurrent ? state.step?.phase : undefined}
              aria-current={isCurrent ? "step" : undefined}
            >
              <td className="pointer">{isCurrent ? "▶" : i + 1}</td>
              <th scope="row">
                <button
                  type="button"
                  className="variable"
                  aria-label={tapeWords.goTo(toText(name))}
                  onClick={() => player.go(stepOfLine(trace, i))}
                >
                  <MathText>{name}</MathText>
                </button>
              </th>
              <Cells
                node={node.id}
                form={forms[i] ?? "numbers"}
                expression={
                  node.op === undefined ? (
                    roleWords[node.role]
                  ) : (
                    <Tex of={formulaOf(trace, node, "symbols")} />
                  )
                }
                shape={shapeText(node.value)}
                value={state.evaluated.at(i) ? state.values.at(i) : undefined}
                was={firstValueText(node.value, state.values.at(i))}
                adjoint={state.adjoints.at(i)}
                shares={received[i] ?? []}
              />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface CellsProps {
  readonly node: string;
  readonly form: ReturnType<typeof formOf>;
  readonly expression: ReactNode;
  readonly shape: string;
  readonly value: Value | undefined;
  /** The first value, if a recomputation gave another. */
  readonly was: string | undefined;
  readonly adjoint: Value | undefined;
  readonly shares: readonly Contribution[];
}

/**
 * The expression, value and adjoint of a line, in a cell each, or in fewer cells where grids need the width.
 */
function Cells({ node, form, expression, shape, ...known }: CellsProps) {
  const value =
    known.value === undefined ? (
      "·"
    ) : (
      <>
        <Entries value={known.value} />
        {known.was !== undefined && <div className="shares">{tapeWords.was(known.was)}</div>}
      </>
    );
  const adjoint = known.adjoint === undefined ? "0" : <Entries value={known.adjoint} />;
  const tone = known.adjoint === undefined ? "untouched" : "adjoint";
  const marked = (part: "value" | "adjoint") => ({ "data-symbol": node, "data-part": part });
  if (form === "numbers") {
    return (
      <>
        <td>{expression}</td>
        <td className="number-column primal" {...marked("value")}>
          {value}
        </td>
        <td className={`number-column ${tone}`} {...marked("adjoint")}>
          {adjoint}
          <Shares all={known.shares} />
        </td>
      </>
    );
  }
  const formula = (
    <span>
      {expression}
      <small>{shape}</small>
    </span>
  );
  if (form === "grids") {
    return (
      <>
        <td colSpan={2}>
          <div className="formula-and-grid primal" {...marked("value")}>
            {formula}
            {value}
          </div>
        </td>
        <td className={`number-column ${tone}`} {...marked("adjoint")}>
          {adjoint}
          <Shares all={known.shares} />
        </td>
      </>
    );
  }
  return (
    <td colSpan={3}>
      <div className="formula-and-grid primal" {...marked("value")}>
        {formula}
        <span className="visually-hidden">{tapeWords.value} </span>
        {value}
      </div>
      <div className={`number-column ${tone}`} {...marked("adjoint")}>
        <span className="visually-hidden">{tapeWords.adjoint} </span>
        {adjoint}
        <Shares all={known.shares} />
      </div>
    </td>
  );
}

/** The maximum number of contributions listed per adjoint. If there are more, only the latest are listed. */
const LISTED = 4;

function Shares({ all }: { readonly all: readonly Contribution[] }) {
  if (all.length === 0) return null;
  const earlier = all.length > LISTED ? all.length - LISTED + 1 : 0;
  return (
    <div className="shares">
      {earlier > 0 && <span>{tapeWords.earlier(earlier)}</span>}
      {all.slice(earlier).map(({ key, source, amount, tensor }) => {
        const number = tensor ? undefined : amount;
        return (
          <span key={key} title={tensor && amount}>
            {source === undefined ? (
              tapeWords.fromSeed(number)
            ) : (
              <>
                {tapeWords.from(number)}
                <MathText>{symbolOf(source)}</MathText>
              </>
            )}
          </span>
        );
      })}
    </div>
  );
}
