import { useMemo } from "react";
import { engineMistakes } from "../../predict/engine-mistake.ts";
import type { Trace } from "../../trace/trace.ts";
import { breakItWords } from "../../words/en/break-it.ts";
import { misconceptionWords } from "../../words/en/misconceptions.ts";

/** Names the known mistakes that explain the first wrong number of a learner's own engine, at its step. */
export function EngineMistake({ trace }: { readonly trace: Trace }) {
  const ids = useMemo(() => engineMistakes(trace), [trace]);
  if (ids.length === 0) return null;
  return (
    <p className="engine-mistake" role="status">
      {breakItWords.explains}{" "}
      {ids.map((id) => (
        <span key={id} data-misconception={id}>
          <strong>{misconceptionWords.names[id]}.</strong> {misconceptionWords.forgotten[id]}{" "}
        </span>
      ))}
    </p>
  );
}
