import type { Scene } from "../../scene/scene.ts";
import { conventionText } from "../../words/conventions.ts";
import { graphWords } from "../../words/en/graph.ts";

/** Lists values that are not finite, and the conventions used where no derivative exists. */
export function Remarks({ scene }: { readonly scene: Scene }) {
  return (
    <ul className="remarks" aria-label={graphWords.remarks}>
      {scene.warnings.map((text) => (
        <li key={text} data-kind="warning">
          {text}.
        </li>
      ))}
      {scene.kinks.map((kink) => (
        <li key={kink.node} data-kind="convention">
          {conventionText(scene.picture.trace, kink)}.
        </li>
      ))}
    </ul>
  );
}
