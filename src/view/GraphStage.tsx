import { useMemo } from "react";
import { captionAt } from "../trace/caption.ts";
import { GraphView } from "./GraphView.tsx";
import { matchingStep } from "./matching-step.ts";
import { usePlayerState } from "./player-context.ts";
import { scene } from "./scene.ts";

/** The graph of the current step, and beside it, if wanted, that of the case's other choice. */
export function GraphStage() {
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  const spec = usePlayerState((state) => state.spec);
  const beside = usePlayerState((state) => state.beside);
  const slug = run?.request.slug;
  const detail = run?.request.detail ?? false;
  const picture = useMemo(
    () => (run === undefined ? undefined : scene(run.trace, run.layout, index, detail)),
    [run, index, detail],
  );
  const companion = beside ? run?.companion : undefined;
  const other = useMemo(() => {
    if (run === undefined || companion === undefined) return undefined;
    const at = matchingStep(run.trace, index, companion.trace);
    return {
      picture: scene(companion.trace, companion.layout, at, detail),
      text: captionAt(companion.trace, at),
    };
  }, [run, companion, index, detail]);

  const own = spec.beside === undefined ? undefined : run?.request.params[spec.beside];
  const text = run === undefined ? "" : `. ${captionAt(run.trace, index)}`;
  return (
    <div className="graphs">
      <GraphView
        picture={picture}
        slug={slug}
        label={`Computation graph${text}`}
        title={other === undefined ? undefined : String(own)}
      />
      {companion !== undefined && other !== undefined && (
        <GraphView
          picture={other.picture}
          slug={slug}
          label={`Computation graph of ${companion.label}. ${other.text}`}
          title={companion.label}
        />
      )}
    </div>
  );
}
