import { graphWords } from "../../words/en/graph.ts";
import { usePlayerState } from "../player/player-context.ts";

const KINDS = {
  reverse: ["primal", "adjoint", "seed", "gradient", "flow"],
  forward: ["primal", "tangent", "push"],
} as const;

/** The key to the colours of the graph. */
export function Legend() {
  const isForward = usePlayerState(({ forward }) => forward !== undefined);
  const { legend } = graphWords;
  return (
    <ul className="legend" aria-label={legend.title}>
      {KINDS[isForward ? "forward" : "reverse"].map((kind) => (
        <li key={kind} data-kind={kind}>
          {legend[kind]}
        </li>
      ))}
    </ul>
  );
}
