import { useMemo, useState } from "react";
import type { Check as Checked, CheckedEntry } from "../../cases/check.ts";
import type { EntryRef } from "../../cases/nudge.ts";
import type { Trace } from "../../trace/trace.ts";
import { MathText } from "../math/MathText.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { CheckTable } from "./CheckTable.tsx";
import { summaryOf } from "./check-summary.ts";
import { notesOf } from "./check-words.ts";
import { Nudge } from "./Nudge.tsx";
import { entryIn, entryOfLeaf } from "./nudge-numbers.ts";

/** Compares the gradient found in four ways, and tests its prediction for a nudge. */
export function Check() {
  const run = usePlayerState((state) => state.run);
  const failed = usePlayerState((state) => state.error !== undefined);
  const slug = usePlayerState((state) => state.spec.slug);
  const [nudge, setNudge] = useState<NodeEntry & { readonly slug: string }>();
  if (run === undefined) return null;
  const { check, trace } = run;
  const chosen = nudge?.slug === slug ? nudge : undefined;
  const chosenEntry = entryIn(trace, chosen?.id, chosen?.entry ?? 0);
  const choose = ({ node, entry }: EntryRef) => setNudge({ slug, id: trace.nodes[node]?.id, entry });
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
        <p className="conclusion">{failed ? "The gradient could not be checked." : "Checking…"}</p>
      )}
      <Nudge run={run} place={chosenEntry} onPlace={choose} />
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
  return (
    <>
      <p className="conclusion">{summaryOf(check)}</p>
      {notes.length > 0 && (
        <ul className="check-notes">
          {notes.map(({ kind, names, text }) => (
            <li key={text} data-kind={kind}>
              {names !== "" && (
                <>
                  <MathText>{names}</MathText>:{" "}
                </>
              )}
              {text}
            </li>
          ))}
        </ul>
      )}
      <CheckTable {...{ check, trace, onEntry }} />
      <p className="check-note">
        Apart: the largest disagreement of any two, relative to the largest number. Differences of five points
        are approximate. Point at a number for all its digits.
      </p>
    </>
  );
}
