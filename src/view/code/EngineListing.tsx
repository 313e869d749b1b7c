import { useMemo } from "react";
import { paramsOf } from "../../cases/source.ts";
import { type ListingRun, runListing } from "../../programs/run-listing.ts";
import type { ListingFunction, ListingMoment } from "../../programs/watch/listing-run.ts";
import { phaseAt, type Step, stepAt, type Trace } from "../../trace/trace.ts";
import { codeWords } from "../../words/en/code.ts";
import { nameText } from "../../words/texts.ts";
import { MathText } from "../math/MathText.tsx";
import { PlainProse } from "../math/Prose.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { Region } from "../ui/Region.tsx";
import { EditAsPython } from "./EditAsPython.tsx";
import { ListingView } from "./ListingView.tsx";
import { Listed, Named, Sum, Variables } from "./Locals.tsx";
import { type Listing, listing } from "./listing.ts";
import { lambdaIn, pythonSource } from "./python-source.ts";
import { lineText, type SourceFile } from "./source-file.ts";

interface EngineListingProps {
  readonly trace: Trace;
  readonly slug: string;
}

/** The engine that the text lists, run line by line beside the case: its line, its variables and its closures. */
export function EngineListing({ trace, slug }: EngineListingProps) {
  const index = usePlayerState((state) => state.index);
  const request = usePlayerState((state) => state.run?.request);
  const run = useMemo(
    () => request && listed(slug, paramsOf(request), request.detail ?? false, trace),
    [slug, request, trace],
  );
  const file = useMemo(() => run && pythonSource(`${slug}.py`, run.text), [slug, run]);
  if (run === undefined || file === undefined) return <p>{codeWords.notSame}</p>;
  const step = stepAt(trace, index);
  const moment = run.moments[index - 1];
  return (
    <div className="code" data-phase={phaseAt(trace, index)}>
      <Region aria-label={codeWords.listing}>
        <h2>
          <span>{codeWords.engine}</span>
          <EditAsPython slug={slug} />
        </h2>
        <ListingView listing={listingAt(run, file, index)} isInnermost />
        {step === undefined && <p>{codeWords.notStarted}</p>}
        {step !== undefined && moment !== undefined && (
          <MomentVariables
            trace={trace}
            step={step}
            moment={moment}
            file={file}
            line={run.trace.stepLines?.[index - 1] ?? 0}
          />
        )}
      </Region>
      {moment !== undefined && moment.stored.length > 0 && step !== undefined && "node" in step && (
        <Stored trace={trace} node={step.node} stored={moment.stored} file={file} />
      )}
    </div>
  );
}

/** Runs a listing; undefined if it fails, or has other steps than the case. */
function listed(
  ...[slug, params, detail, trace]: [...Parameters<typeof runListing>, Trace]
): ListingRun | undefined {
  try {
    const run = runListing(slug, params, detail);
    return run.trace.steps.length === trace.steps.length ? run : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the listing at a step: the line that runs, and the line outside of all functions that led there. */
function listingAt({ trace, moments, text }: ListingRun, file: SourceFile, index: number): Listing {
  const parts = [{ from: 1, to: text.trimEnd().split("\n").length }];
  const line = trace.stepLines?.[index - 1] ?? 0;
  const moment = moments[index - 1];
  if (moment === undefined || line === 0) return listing(file, parts);
  const running = runningClosure(trace, moment, index);
  return listing(file, parts, {
    running: running === undefined ? [line] : [line, running.line],
    origin: moment.outer === line ? undefined : moment.outer,
    closure: running && lambdaIn(text, file.starts[running.line - 1] ?? 0),
  });
}

/** Returns the closure that a contribution comes from, if a variable holds it. */
function runningClosure(
  trace: Trace,
  { variables }: ListingMoment,
  index: number,
): ListingFunction | undefined {
  if (stepAt(trace, index)?.kind !== "accumulate") return undefined;
  return variables.map(([, value]) => value).find((value) => value.kind === "function");
}

/** Returns what the running line assigns, such as `parent.grad`. */
function targetOf(file: SourceFile, line: number): string {
  return /^\s*([\w.[\]]+)\s*[-+*/]?=/.exec(lineText(file, line))?.[1] ?? "";
}

interface MomentVariablesProps {
  readonly trace: Trace;
  readonly step: Step;
  readonly moment: ListingMoment;
  readonly file: SourceFile;
  /** The running line. */
  readonly line: number;
}

/** Lists the variables of the running call, and the sum that its line computes. */
function MomentVariables({ trace, step, moment, file, line }: MomentVariablesProps) {
  return (
    <Variables>
      {moment.variables.map(([name, value]) => {
        if (value.kind === "node") {
          return (
            <Named key={name} name={name}>
              <MathText>{nameText(trace, value.node)}</MathText>
            </Named>
          );
        }
        if (value.kind === "function") {
          return (
            <Named key={name} name={name} wide>
              <Closure trace={trace} closure={value} file={file} />
            </Named>
          );
        }
        const brackets = value.kind === "list" ? (["[", "]"] as const) : (["{", "}"] as const);
        const marked = "node" in step && step.kind === "visit" ? step.node : undefined;
        return <Listed key={name} trace={trace} list={{ name, brackets, nodes: value.nodes, marked }} />;
      })}
      {(step.kind === "seed" || step.kind === "accumulate") && (
        <Named name={targetOf(file, line)}>
          <Sum step={step} />
        </Named>
      )}
    </Variables>
  );
}

interface ClosureProps {
  readonly trace: Trace;
  readonly closure: ListingFunction;
  readonly file: SourceFile;
}

/** The code of a closure, and the nodes that it captured. */
function Closure({ trace, closure: { line, captured }, file }: ClosureProps) {
  const range = lambdaIn(file.text, file.starts[line - 1] ?? 0);
  return (
    <>
      {range !== undefined && <code>{file.text.slice(range.from, range.to)}</code>}{" "}
      <small>
        {codeWords.captures}{" "}
        {captured.length === 0
          ? codeWords.nothing
          : captured.map(([name, node], i) => (
              <span key={name}>
                {i > 0 && ", "}
                <code>{name}</code> = <MathText>{nameText(trace, node)}</MathText>
              </span>
            ))}
      </small>
    </>
  );
}

interface StoredProps {
  readonly trace: Trace;
  readonly node: number;
  readonly stored: ListingMoment["stored"];
  readonly file: SourceFile;
}

/** The closures that the node of a step stores for the way back. */
function Stored({ trace, node, stored, file }: StoredProps) {
  return (
    <section className="pullback">
      <h2>
        <span>
          <PlainProse>{codeWords.stored.title(nameText(trace, node))}</PlainProse>
        </span>
      </h2>
      <ul aria-label={codeWords.stored.label}>
        {stored.map(({ operand, closure }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an operand may occur twice
          <li key={i}>
            <span className="for">
              <PlainProse>{codeWords.stored.for(nameText(trace, operand))}</PlainProse>
            </span>
            <div className="closure">
              <Closure trace={trace} closure={closure} file={file} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
