import { graphWords } from "../../words/en/graph.ts";

interface RemarksProps {
  readonly warnings: readonly string[];
  readonly conventions: readonly string[];
}

/** Lists values that are not finite, and the conventions used where no derivative exists. */
export function Remarks({ warnings, conventions }: RemarksProps) {
  return (
    <ul className="remarks" aria-label={graphWords.remarks}>
      {warnings.map((text) => (
        <li key={text} data-kind="warning">
          {text}.
        </li>
      ))}
      {conventions.map((text) => (
        <li key={text} data-kind="convention">
          {text}.
        </li>
      ))}
    </ul>
  );
}
