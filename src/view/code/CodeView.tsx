import { Tabs } from "@base-ui/react/tabs";
import { useMemo } from "react";
import { runnable } from "../../cases/source.ts";
import { isLastEvaluation } from "../../trace/evaluations.ts";
import { phaseAt, type Step, stepAt, type Trace } from "../../trace/trace.ts";
import { traceAsOf } from "../../trace/values-as-of.ts";
import { codeWords } from "../../words/en/code.ts";
import { sidePanelWords } from "../../words/en/side-panel.ts";
import { nameText } from "../../words/texts.ts";
import { PlainProse } from "../math/Prose.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { lazily } from "../ui/lazily.ts";
import { Region } from "../ui/Region.tsx";
import { engineAt, programAt } from "./code-at.ts";
import { EditAsPython } from "./EditAsPython.tsx";
import { ListingView } from "./ListingView.tsx";
import { Locals } from "./Locals.tsx";
import { ProgramText } from "./ProgramText.tsx";
import { RunningPullback, StoredPullbacks } from "./PullbackCard.tsx";
import { programSource } from "./program-source.ts";
import "./code.css";
import "./closures.css";
import "./listing.css";

/** Its code, with the interpreter, is loaded after the panel's. */
const EngineListing = lazily(
  async () => (await import("./EngineListing.tsx")).EngineListing,
  () => <p className="panel-place">{sidePanelWords.loading}</p>,
  () => <p className="panel-place">{sidePanelWords.missing}</p>,
);

/** Shows the case's program and the engine's source at the current step, with the closure that runs. */
export function CodeView() {
  const run = usePlayerState((state) => state.run);
  if (run === undefined) return null;
  if ("program" in run.request) return <ProgramText text={run.request.program} trace={run.trace} />;
  return <Listings trace={run.trace} slug={runnable(run.request).case} />;
}

interface ListingsProps {
  readonly trace: Trace;
  readonly slug: string;
}

/** The listings of a case, and before them the engine that the text lists, if it lists one. */
function Listings(props: ListingsProps) {
  const hasListing = usePlayerState((state) => state.lesson?.listing ?? false);
  return hasListing ? (
    <Tabs.Root className="code-kinds" defaultValue="listing">
      <Tabs.List className="code-tabs" aria-label={codeWords.kinds} activateOnFocus>
        <Tabs.Tab value="listing" className="code-tab">
          {codeWords.listing}
        </Tabs.Tab>
        <Tabs.Tab value="engine" className="code-tab">
          {codeWords.builtIn}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="listing">
        <EngineListing {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="engine">
        <EngineListings {...props} />
      </Tabs.Panel>
    </Tabs.Root>
  ) : (
    <EngineListings {...props} />
  );
}

/** The case's program and the engine's source. */
function EngineListings({ trace, slug }: ListingsProps) {
  const index = usePlayerState((state) => state.index);
  const source = useMemo(() => programSource(slug, trace), [slug, trace]);
  const engine = useMemo(() => engineAt(trace, index), [trace, index]);
  const step = stepAt(trace, index);
  const asOf = traceAsOf(trace, index);
  const program = programAt(source, trace, step);
  return (
    <div className="code" data-phase={step?.kind === "recompute" ? "forward" : phaseAt(trace, index)}>
      <Region aria-label={codeWords.program}>
        <h2>
          <span>{codeWords.program}</span>
          <EditAsPython slug={slug} />
          {program.origin !== undefined && step !== undefined && <MadeHere trace={trace} step={step} />}
        </h2>
        <ListingView listing={program} isInnermost={engine.length === 0} />
        {source.helpers.map((helper) => (
          <details key={helper.file.path} className="helper">
            <summary>
              <PlainProse>{codeWords.calls(helper.file.path)}</PlainProse>
            </summary>
            <ListingView listing={helper} />
          </details>
        ))}
      </Region>
      <Region aria-label={codeWords.engine}>
        <h2>
          <span>{codeWords.engine}</span>
        </h2>
        {engine.length === 0 && <p>{codeWords.notStarted}</p>}
        {engine.map((listing, i) => (
          <ListingView
            key={listing.file.path}
            listing={listing}
            isInnermost={i === engine.length - 1 && step?.kind !== "accumulate"}
          />
        ))}
        <Locals trace={trace} index={index} />
      </Region>
      {step?.kind === "accumulate" && <RunningPullback trace={asOf} step={step} />}
      {step !== undefined && isLastEvaluation(trace, step) && (
        <StoredPullbacks trace={asOf} node={step.node} />
      )}
    </div>
  );
}

/** Explains the line with the hollow mark. */
function MadeHere({ trace, step }: { readonly trace: Trace; readonly step: Step }) {
  if (step.kind === "collect") return null;
  const node = step.kind === "accumulate" ? (trace.edges.at(step.edge)?.child ?? step.node) : step.node;
  return (
    <small>
      <i aria-hidden="true">▷</i> <PlainProse>{codeWords.made(nameText(trace, node))}</PlainProse>
    </small>
  );
}
