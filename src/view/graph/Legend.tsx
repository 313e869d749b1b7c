import { graphWords } from "../../words/en/graph.ts";

/** The key to the colours of the graph. */
export function Legend() {
  const { legend } = graphWords;
  return (
    <ul className="legend" aria-label={legend.title}>
      {(["primal", "adjoint", "seed", "gradient", "flow"] as const).map((kind) => (
        <li key={kind} data-kind={kind}>
          {legend[kind]}
        </li>
      ))}
    </ul>
  );
}
