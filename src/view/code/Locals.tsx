import type { ReactNode } from "react";
import { adjointOf, symbolOf } from "../../formula/build.ts";
import { formatNumber } from "../../formula/format-number.ts";
import { toText } from "../../formula/to-text.ts";
import { type AccumulateStep, edgeAt, type SeedStep, stepAt, type Trace } from "../../trace/trace.ts";
import { codeWords } from "../../words/en/code.ts";
import { nameText, signedText, valueText } from "../../words/texts.ts";
import { MathText } from "../math/MathText.tsx";
import { PlainProse, Prose } from "../math/Prose.tsx";
import { type EngineList, engineLists } from "./engine-lists.ts";
import { NodeList } from "./NodeList.tsx";

interface LocalsProps {
  readonly trace: Trace;
  readonly index: number;
}

/** Lists the variables of the engine's marked line, with their values at the step. */
export function Locals({ trace, index }: LocalsProps) {
  const step = stepAt(trace, index);
  switch (step?.kind) {
    case "visit": {
      const { seen, topo } = engineLists(trace, index);
      return (
        <Variables>
          <Named name="v">
            <MathText>{nameText(trace, step.node)}</MathText>
          </Named>
          <Listed trace={trace} list={seen} />
          <Listed trace={trace} list={topo} />
        </Variables>
      );
    }
    case "seed":
      return (
        <Variables>
          <Named name="output">
            <MathText>{nameText(trace, step.node)}</MathText>
          </Named>
          <Named name="output.grad">
            <Sum step={step} />
          </Named>
        </Variables>
      );
    case "accumulate":
      return <Sweep trace={trace} index={index} step={step} />;
    case "discard":
      return (
        <p>
          <PlainProse>{codeWords.dropped(nameText(trace, step.node))}</PlainProse>
        </p>
      );
    case "collect":
      return <Collected trace={trace} />;
    default:
      return null;
  }
}

/** Lists the gradient: numbers, and names for tensors, whose entries the graph shows. */
function Collected({ trace }: Pick<LocalsProps, "trace">) {
  const gradients = Object.entries(trace.gradients);
  const numbers = new Map(
    gradients.flatMap(([name, value]) => (typeof value === "number" ? [[name, formatNumber(value)]] : [])),
  );
  const words = codeWords.collected(
    gradients.map(([name]) => ({ name, value: numbers.get(name) ?? toText(adjointOf(symbolOf(name))) })),
  );
  const gradient = (text: string) => (
    <span className="gradient">
      {[...numbers.values()].includes(text) ? text : <MathText>{text}</MathText>}
    </span>
  );
  return (
    <p>
      <Prose formula={gradient}>{words}</Prose>
    </p>
  );
}

/** The position of the loop, and the sum that the marked line computes. */
function Sweep({ trace, index, step }: LocalsProps & { readonly step: AccumulateStep }) {
  const { child } = edgeAt(trace, step.edge);
  const { topo } = engineLists(trace, index);
  const i = topo.nodes.indexOf(child);
  return (
    <Variables>
      {i >= 0 && <Listed trace={trace} list={topo} />}
      {i >= 0 && <Named name="i">{i}</Named>}
      <Named name="v">
        {i >= 0 && <code>{`topo[${i}] = `}</code>}
        <MathText>{nameText(trace, child)}</MathText>
      </Named>
      <Named name="parent">
        <MathText>{nameText(trace, step.node)}</MathText>
      </Named>
      <Named name="parent.grad">
        <Sum step={step} />
      </Named>
    </Variables>
  );
}

/** Shows a sum such as `1 + 0.1304 = 1.1304`. */
export function Sum({ step: { before, contribution, after } }: { readonly step: SeedStep | AccumulateStep }) {
  return (
    <span className="adjoint">
      {typeof after === "number"
        ? `${valueText(before)} + ${signedText(contribution)} = ${valueText(after)}`
        : valueText(after)}
    </span>
  );
}

/** A list of variables. */
export function Variables({ children }: { readonly children: ReactNode }) {
  return <dl className="locals">{children}</dl>;
}

/** A variable that holds nodes. */
export function Listed({ trace, list }: { readonly trace: Trace; readonly list: EngineList }) {
  return (
    <Named name={list.name} wide>
      <NodeList trace={trace} list={list} />
    </Named>
  );
}

interface NamedProps {
  readonly name: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A variable with its value. */
export function Named({ name, wide = false, children }: NamedProps) {
  return (
    <div data-wide={wide}>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
