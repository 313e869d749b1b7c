import { symbolOf } from "../../formula/build.ts";
import { replay } from "../../trace/replay.ts";
import type { Trace } from "../../trace/trace.ts";
import { handoutWords } from "../../words/en/handout.ts";
import { roleWords } from "../../words/en/nodes.ts";
import { tapeWords } from "../../words/en/tape.ts";
import { formulaOf, nameOf } from "../../words/notation.ts";
import { shapeText } from "../../words/texts.ts";
import { MathText } from "../math/MathText.tsx";
import { Tex } from "../math/Tex.tsx";
import { Entries } from "../panels/Entries.tsx";
import { TapeHead } from "../panels/TapeHead.tsx";
import { type Contribution, contributionsAt, firstValueText } from "../panels/tape-rows.ts";

/**
 * The Wengert list after the whole run: every value, every adjoint, and the contributions to each adjoint.
 */
export function PaperTape({ trace }: { readonly trace: Trace }) {
  const last = trace.steps.length;
  const { adjoints, values } = replay(trace, last);
  const received = contributionsAt(trace, last);
  return (
    <table className="paper-tape">
      <TapeHead>
        <th scope="col">{handoutWords.contributions}</th>
      </TapeHead>
      <tbody>
        {trace.nodes.map((node, i) => {
          const [value = node.value, adjoint] = [values.at(i), adjoints.at(i)];
          const was = firstValueText(node.value, value);
          return (
            <tr key={node.id} data-paper-row={node.id}>
              <td className="pointer">{i + 1}</td>
              <th scope="row">
                <MathText>{symbolOf(nameOf(node))}</MathText>
              </th>
              <td>
                {node.op === undefined ? (
                  roleWords[node.role]
                ) : (
                  <Tex of={formulaOf(trace, node, "symbols")} />
                )}
                {typeof node.value !== "number" && <small>{shapeText(node.value)}</small>}
              </td>
              <td className="number-column primal">
                <Entries value={value} />
                {was !== undefined && <small>{tapeWords.was(was)}</small>}
              </td>
              <td className="number-column adjoint">
                {adjoint === undefined ? "0" : <Entries value={adjoint} />}
              </td>
              <td className="paper-shares">
                <Shares all={received[i] ?? []} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Shares({ all }: { readonly all: readonly Contribution[] }) {
  return all.map(({ key, source, amount, tensor }, i) => (
    <span key={key}>
      {i > 0 && ", "}
      <span className="paper-share">
        <Share source={source} amount={tensor ? "" : amount} />
      </span>
    </span>
  ));
}

function Share({ source, amount }: Pick<Contribution, "source" | "amount">) {
  if (source === undefined) return handoutWords.seed(amount);
  const [before, after] = handoutWords.contribution(amount);
  return (
    <>
      {before}
      <MathText>{symbolOf(source)}</MathText>
      {after}
    </>
  );
}
