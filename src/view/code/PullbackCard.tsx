import { type ReactNode, useEffect, useRef } from "react";
import type { Value } from "../../autodiff/value.ts";
import { toText } from "../../formula/to-text.ts";
import { type AccumulateStep, edgeAt, type Trace } from "../../trace/trace.ts";
import { codeWords } from "../../words/en/code.ts";
import { adjointText, nameText } from "../../words/texts.ts";
import { MathText } from "../math/MathText.tsx";
import { PlainProse } from "../math/Prose.tsx";
import { Entries } from "../panels/Entries.tsx";
import { keepInView } from "../panels/keep-in-view.ts";
import { Region } from "../ui/Region.tsx";
import { closuresAt } from "./code-at.ts";
import { ListingView } from "./ListingView.tsx";
import { type CapturedName, pullbackView } from "./pullback-view.ts";
import { SourceText } from "./SourceText.tsx";

interface RunningPullbackProps {
  readonly trace: Trace;
  readonly step: AccumulateStep;
}

/**
 * Shows the closures that run, in their files, and what the innermost closure captured, receives and returns.
 */
export function RunningPullback({ trace, step }: RunningPullbackProps) {
  const { child, parent } = edgeAt(trace, step.edge);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (box.current !== null && step) keepInView(box.current, undefined, 8);
  }, [step]);
  return (
    <Region ref={box} className="pullback" aria-label={codeWords.running.label}>
      <h2>
        <span>
          <PlainProse>{codeWords.running.title(nameText(trace, child), nameText(trace, parent))}</PlainProse>
        </span>
      </h2>
      {closuresAt(trace, step).map((listing) => (
        <ListingView key={listing.file.path} listing={listing} />
      ))}
      <Values trace={trace} edge={step.edge}>
        <Row name="g" symbol={adjointText(trace, child)} value={step.incoming} kind="adjoint" />
        <Row value={step.contribution} kind="adjoint" />
      </Values>
    </Region>
  );
}

interface StoredPullbacksProps {
  readonly trace: Trace;
  readonly node: number;
}

/** Shows the closures that a node stores when it is made. */
export function StoredPullbacks({ trace, node }: StoredPullbacksProps) {
  const edges = trace.edges.into(node);
  if (edges.length === 0) return null;
  return (
    <section className="pullback">
      <h2>
        <span>
          <PlainProse>{codeWords.stored.title(nameText(trace, node))}</PlainProse>
        </span>
      </h2>
      <ul aria-label={codeWords.stored.label}>
        {edges.map((edge) => (
          <li key={edge}>
            <span className="for">
              <PlainProse>{codeWords.stored.for(nameText(trace, edgeAt(trace, edge).parent))}</PlainProse>
            </span>
            <Closure trace={trace} edge={edge} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ClosureProps {
  readonly trace: Trace;
  readonly edge: number;
  readonly children?: ReactNode;
}

function Closure({ trace, edge }: ClosureProps) {
  const { file, from, to, name, argument, place, entrywise } = pullbackView(trace, edge);
  return (
    <div className="closure">
      <code className="closure-code">
        {name === undefined ? <SourceText file={file} from={from} to={to} /> : name}
      </code>
      <small>
        <PlainProse>{codeWords.stored.origin(argument, place, entrywise)}</PlainProse>
      </small>
      <Values trace={trace} edge={edge} />
    </div>
  );
}

/** Lists the values that a closure captured, and its argument. */
function Values({ trace, edge, children }: ClosureProps) {
  const { captured } = pullbackView(trace, edge);
  return (
    <dl className="values">
      {captured.map((capturedName) => (
        <CapturedRow key={capturedName.name} captured={capturedName} />
      ))}
      {captured.length === 0 && (
        <div>
          <dt>{codeWords.captures}</dt>
          <dd>{codeWords.nothing}</dd>
        </div>
      )}
      {children}
    </dl>
  );
}

function CapturedRow({ captured: { name, formula, value } }: { readonly captured: CapturedName }) {
  if (typeof value !== "string") {
    return <Row name={name} symbol={formula && toText(formula)} value={value} kind="primal" />;
  }
  return (
    <div>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>
        <code>{value}</code>
      </dd>
    </div>
  );
}

interface RowProps {
  /** The name of the value. Undefined for the returned value. */
  readonly name?: string;
  readonly symbol?: string | undefined;
  readonly value: Value;
  readonly kind: "primal" | "adjoint";
}

function Row({ name, symbol, value, kind }: RowProps) {
  return (
    <div>
      <dt>
        {name === undefined ? (
          <>
            <span className="visually-hidden">{codeWords.returns}</span>
            <span aria-hidden="true">→</span>
          </>
        ) : (
          <code>{name}</code>
        )}
      </dt>
      <dd>
        {symbol !== undefined && (
          <>
            <MathText>{symbol}</MathText> ={" "}
          </>
        )}
        <span className={kind}>
          <Entries value={value} />
        </span>
      </dd>
    </div>
  );
}
