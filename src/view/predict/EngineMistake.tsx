import { useMemo } from "react";
import { engineMistakes } from "../../predict/engine-mistake.ts";
import { firstWrong } from "../../trace/verdicts.ts";
import { breakItWords } from "../../words/en/break-it.ts";
import { misconceptionWords } from "../../words/en/misconceptions.ts";
import { usePlayerState } from "../player/player-context.ts";

/** Names the known mistakes that explain the first wrong number of a learner's own engine, at its step. */
export function EngineMistake() {
  const trace = usePlayerState((state) => state.run?.trace);
  const isThere = usePlayerState(
    ({ run, index, arrived }) => arrived && run !== undefined && firstWrong(run.trace) === index - 1,
  );
  const ids = useMemo(() => (trace === undefined ? [] : engineMistakes(trace)), [trace]);
  if (!isThere || ids.length === 0) return null;
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
