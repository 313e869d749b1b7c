import { useEffect, useMemo, useRef } from "react";
import { expressionTex, nameOf, symbolTex } from "../../trace/notation.ts";
import { replay } from "../../trace/replay.ts";
import { texToText } from "../../trace/tex-to-text.ts";
import { valueText } from "../../trace/texts.ts";
import { MathText } from "../MathText.tsx";
import { usePlayer, usePlayerState } from "../player-context.ts";
import { Tex } from "../Tex.tsx";
import { keepInView } from "./keep-in-view.ts";
import { type Contribution, contributionsAt, lineOfStep, stepOfLine } from "./tape-rows.ts";

/** The Wengert list: one line a variable; its pointer runs down in the forward pass and up in the backward pass. */
export function Tape() {
  const player = usePlayer();
  const trace = usePlayerState((state) => state.run?.trace);
  const index = usePlayerState((state) => state.index);
  const state = useMemo(() => (trace === undefined ? undefined : replay(trace, index)), [trace, index]);
  const received = useMemo(() => (trace === undefined ? [] : contributionsAt(trace, index)), [trace, index]);
  const current = useRef<HTMLTableRowElement>(null);
  const pointer = trace === undefined ? undefined : lineOfStep(trace, trace.steps[index - 1]);
  useEffect(() => {
    if (pointer !== undefined && current.current !== null) keepInView(current.current);
  }, [pointer]);
  if (trace === undefined || state === undefined) return null;

  return (
    <table className="tape">
      <caption className="visually-hidden">
        The Wengert list with values, adjoints, and under each adjoint who contributed to it
      </caption>
      <thead>
        <tr>
          <th scope="col" aria-label="Line" />
          <th scope="col">Variable</th>
          <th scope="col">Expression</th>
          <th scope="col" className="number-column">
            Value
          </th>
          <th scope="col" className="number-column">
            Adjoint
          </th>
        </tr>
      </thead>
      <tbody>
        {trace.nodes.map((node, i) => {
          const isCurrent = i === pointer;
          const adjoint = state.adjoints[i];
          const name = texToText(symbolTex(nameOf(node)));
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
                  aria-label={`Go to where ${name} gets its value`}
                  onClick={() => player.go(stepOfLine(trace, i))}
                >
                  <MathText>{name}</MathText>
                </button>
              </th>
              <td>
                {node.op === undefined ? node.role : <Tex>{expressionTex(trace, node, "symbols")}</Tex>}
              </td>
              <td className="number-column primal">{state.evaluated[i] ? valueText(node.value) : "·"}</td>
              <td className={adjoint === undefined ? "number-column untouched" : "number-column adjoint"}>
                {adjoint === undefined ? "0" : valueText(adjoint)}
                <Shares all={received[i] ?? []} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** How many shares of an adjoint are listed; of more, only the latest. */
const LISTED = 4;

function Shares({ all }: { readonly all: readonly Contribution[] }) {
  if (all.length === 0) return null;
  const earlier = all.length > LISTED ? all.length - LISTED + 1 : 0;
  return (
    <div className="shares">
      {earlier > 0 && <span>{earlier} earlier</span>}
      {all.slice(earlier).map(({ key, source, amount }) => (
        <span key={key}>
          {amount} from{" "}
          {source === undefined ? "the seed" : <MathText>{texToText(symbolTex(source))}</MathText>}
        </span>
      ))}
    </div>
  );
}
