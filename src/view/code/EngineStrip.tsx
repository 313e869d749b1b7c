import { edgeAt, stepAt } from "../../trace/trace.ts";
import { engineListWords } from "../../words/en/engine-lists.ts";
import { nameText } from "../../words/texts.ts";
import { usePlayerState } from "../player/player-context.ts";
import { engineLists } from "./engine-lists.ts";
import { NodeList } from "./NodeList.tsx";

/**
 * Shows, with engine detail, the engine's variables at the current step: the graph, the `seen` set, and the
 * `topo` list.
 */
export function EngineStrip() {
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  if (run === undefined) return null;

  const { trace } = run;
  const { graph, seen, topo } = engineLists(trace, index);
  const step = stepAt(trace, index);
  const sending = step?.kind === "accumulate" ? edgeAt(trace, step.edge).child : undefined;
  return (
    <dl className="engine-strip">
      {[graph, seen, topo].map((list) => (
        <div key={list.name}>
          <dt>{list === graph ? engineListWords.graph : <code>{list.name}</code>}</dt>
          <dd>
            <NodeList trace={trace} list={list} />
            {list === topo && sending !== undefined && (
              <em> {engineListWords.readFromEnd(nameText(trace, sending))}</em>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
