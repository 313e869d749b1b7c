import { useMemo } from "react";
import type { Expression } from "../../formula/expression.ts";
import { toText } from "../../formula/to-text.ts";
import { type KeptValue, keptOn, keptValues } from "../../trace/kept-values.ts";
import { isActivation, liveAt } from "../../trace/memory.ts";
import { replay } from "../../trace/replay.ts";
import { edgeAt, nodeAt, stepAt, type Trace } from "../../trace/trace.ts";
import { memoryWords } from "../../words/en/memory.ts";
import { keptFormula } from "../../words/kept-formula.ts";
import { symbolAt } from "../../words/notation.ts";
import { bytesText, nameText, valueText } from "../../words/texts.ts";
import { KeptBars } from "../charts/KeptBars.tsx";
import { Tradeoff } from "../charts/Tradeoff.tsx";
import { MathText } from "../math/MathText.tsx";
import { Tex } from "../math/Tex.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { Region } from "../ui/Region.tsx";
import { firstValueText } from "./tape-rows.ts";

/** Shows what the pullbacks keep for the backward pass, and what other choices would keep. */
export function Memory() {
  const run = usePlayerState((state) => state.run);
  const chart = usePlayerState((state) => state.lesson?.chart);
  if (run === undefined) return null;
  return (
    <div className="memory">
      {chart === "live" ? (
        <>
          <LiveNow trace={run.trace} />
          <Tradeoff trace={run.trace} />
        </>
      ) : (
        <>
          <KeptBars />
          <KeptTable trace={run.trace} />
        </>
      )}
    </div>
  );
}

/** Lists all activations in order, and marks the activations that are live at the current step. */
function LiveNow({ trace }: { readonly trace: Trace }) {
  const index = usePlayerState((state) => state.index);
  const live = liveAt(trace, index);
  const { dropped, kept, values } = replay(trace, index);
  const activations = trace.nodes.flatMap((_, i) => (isActivation(trace, i) ? [i] : []));
  const changed = activations.flatMap((i) => {
    const [was, now] = [nodeAt(trace, i).value, values.at(i)];
    const text = live.at(i) && now !== undefined ? firstValueText(was, now) : undefined;
    return text === undefined ? [] : [{ i, text: memoryWords.changed(valueText(now ?? was), text) }];
  });
  return (
    <Region aria-label={memoryWords.activations}>
      <h2>{memoryWords.live(live.filter(Boolean).length)}</h2>
      <ol className="live-nodes">
        {activations.map((i) => (
          <li
            key={i}
            data-live={live.at(i)}
            data-kept={kept.at(i) && live.at(i)}
            title={
              memoryWords.states[
                live.at(i) ? (kept.at(i) ? "kept" : "live") : dropped.at(i) ? "dropped" : "absent"
              ]
            }
          >
            <MathText>{symbolAt(trace, i)}</MathText>
          </li>
        ))}
      </ol>
      {changed.length > 0 && (
        <ul className="changed-nodes">
          {changed.map(({ i, text }) => (
            <li key={i}>
              <MathText>{symbolAt(trace, i)}</MathText> {text}
            </li>
          ))}
        </ul>
      )}
    </Region>
  );
}

/** Lists each pullback with the values that it closes over. */
function KeptTable({ trace }: { readonly trace: Trace }) {
  const index = usePlayerState((state) => state.index);
  const total = useMemo(() => keptValues(trace).reduce((sum, { bits }) => sum + bits, 0), [trace]);
  const step = stepAt(trace, index);
  const current = step?.kind === "accumulate" ? step.edge : undefined;
  return (
    <Region aria-label={memoryWords.pullbacks}>
      <h2>{memoryWords.pullbacks}</h2>
      <table className="kept">
        <thead>
          <tr>
            <th scope="col">{memoryWords.pullback}</th>
            <th scope="col">{memoryWords.closesOver}</th>
            <th scope="col" className="number-column">
              {memoryWords.size}
            </th>
          </tr>
        </thead>
        <tbody>
          {trace.edges.map((edge, i) => {
            const kept = keptOn(trace, i);
            return (
              <tr key={edge.id} data-current={i === current}>
                <th scope="row">
                  <MathText>{pullbackName(trace, i)}</MathText>
                </th>
                <td>
                  {kept.length === 0
                    ? memoryWords.nothing
                    : kept.map((value) => (
                        <Closed
                          key={toText(keptFormula(trace, value))}
                          formula={keptFormula(trace, value)}
                          value={value}
                        />
                      ))}
                </td>
                <td className="number-column">{bytesText(kept.reduce((sum, { bits }) => sum + bits, 0))}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {memoryWords.total}
            </th>
            <td className="number-column">{bytesText(total)}</td>
          </tr>
        </tfoot>
      </table>
      <p>{memoryWords.note}</p>
    </Region>
  );
}

function Closed({
  formula,
  value: { entries, bits },
}: {
  readonly formula: Expression;
  readonly value: KeptValue;
}) {
  const isMask = bits < 64 * entries;
  return (
    <span className="closed">
      <Tex of={formula} />
      <small>{isMask ? memoryWords.bits(bits) : memoryWords.numbers(entries)}</small>
    </span>
  );
}

/**
 * Returns the name of a pullback, such as `Y → X`: from the node that holds it to the parent that it sends
 * to.
 */
function pullbackName(trace: Trace, edge: number): string {
  const { child, parent } = edgeAt(trace, edge);
  const [from, to] = [child, parent].map((node) => nameText(trace, node));
  return `${from} → ${to}`;
}
