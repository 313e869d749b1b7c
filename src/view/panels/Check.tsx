import { useMemo, useState } from "react";
import { type Check as Checked, type CheckedEntry, methodsCompared } from "../../cases/check.ts";
import { complete } from "../../cases/complete.ts";
import type { AnyProgram } from "../../cases/define-case.ts";
import type { EntryRef } from "../../cases/leaf-entries.ts";
import { nudgeableNodes } from "../../cases/nudge.ts";
import { paramsOf } from "../../cases/source.ts";
import type { Trace } from "../../trace/trace.ts";
import { checkWords } from "../../words/en/check.ts";
import { MathText } from "../math/MathText.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { BreakPicker } from "../predict/BreakPicker.tsx";
import { CheckTable } from "./CheckTable.tsx";
import { notesOf } from "./check-notes.ts";
import { summaryOf } from "./check-summary.ts";
import { Nudge } from "./Nudge.tsx";
import { entryIn, entryOfLeaf } from "./nudge-numbers.ts";

/** Compares the gradient found in several ways, and tests its prediction for a nudge. */
export function Check() {
  const run = usePlayerState((state) => state.run);
  const failed = usePlayerState((state) => state.error !== undefined);
  const program = usePlayerState((state) => state.ranProgram);
  const [nudge, setNudge] = useState<NodeEntry & { readonly program: AnyProgram }>();
  const nodes = useMemo(
    () =>
      run === undefined
        ? []
        : nudgeableNodes(program, complete(program, paramsOf(run.request)).values, run.trace),
    [program, run],
  );
  if (run === undefined) return null;
  const { check, trace } = run;
  // A program's own engine cannot be replaced.
  const hasOwnEngine = trace.reference !== undefined && run.broken === undefined;
  const chosen = nudge?.program === program ? nudge : undefined;
  const chosenEntry = entryIn(trace, chosen?.id ?? trace.nodes.at(nodes[0] ?? 0)?.id, chosen?.entry ?? 0);
  const choose = ({ node, entry }: EntryRef) => setNudge({ program, id: trace.nodes.at(node)?.id, entry });
  return (
    <div className="check">
      {check !== undefined && (
        <Checks
          check={check}
          trace={trace}
          onEntry={({ leaf, position }) => choose(entryOfLeaf(trace, leaf, position))}
        />
      )}
      {check === undefined && (
        <p className="conclusion">{failed ? checkWords.failed : checkWords.checking}</p>
      )}
      {!hasOwnEngine && <BreakPicker />}
      {nodes.length > 0 && <Nudge run={run} nodes={nodes} place={chosenEntry} onPlace={choose} />}
    </div>
  );
}

interface NodeEntry {
  readonly id: string | undefined;
  readonly entry: number;
}

interface ChecksProps {
  readonly check: Checked;
  readonly trace: Trace;
  readonly onEntry: (entry: CheckedEntry) => void;
}

function Checks({ check, trace, onEntry }: ChecksProps) {
  const notes = useMemo(() => notesOf(check, trace), [check, trace]);
  const methods = methodsCompared(check);
  return (
    <>
      <p className="conclusion">{checkWords.summary(summaryOf(check), methods)}</p>
      {notes.length > 0 && (
        <ul className="check-notes">
          {notes.map(({ kind, names, more, reason }) => {
            const text = checkWords.reason(reason, methods);
            return (
              <li key={text} data-kind={kind}>
                {names.length > 0 && (
                  <>
                    <MathText>{names.join(", ")}</MathText>
                    {checkWords.more(more)}:{" "}
                  </>
                )}
                {text}
              </li>
            );
          })}
        </ul>
      )}
      <CheckTable {...{ check, trace, onEntry }} />
      <p className="check-note">{checkWords.note}</p>
    </>
  );
}
