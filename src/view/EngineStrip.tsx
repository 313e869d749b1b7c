import { nameText } from "../trace/caption.ts";
import { replay } from "../trace/replay.ts";
import { edgeAt } from "../trace/trace.ts";
import { MathText } from "./MathText.tsx";
import { usePlayerState } from "./player-context.ts";

/** The engine's own variables at the current step: the `seen` set, the `topo` list, and the loop over it. */
export function EngineStrip() {
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  if (run === undefined || !run.request.detail) return null;

  const { trace } = run;
  const { step, topo } = replay(trace, index);
  const visits = trace.steps.slice(0, index).findLast((one) => one.kind === "visit");
  const seen = trace.seen.slice(0, visits?.seen ?? 0);
  const current = step?.kind === "accumulate" ? edgeAt(trace, step.edge).child : undefined;
  const visited = step?.kind === "visit" ? step.node : undefined;
  const built = trace.nodes.flatMap((node, i) =>
    node.op !== undefined &&
    trace.steps.slice(0, index).some((one) => one.kind === "evaluate" && one.node === i)
      ? [i]
      : [],
  );
  return (
    <dl className="engine-strip">
      <Row name="graph" empty="no node has been made yet" open="" close="" nodes={built} marked={undefined} />
      <Row name="seen" empty="{ }" open="{" close="}" nodes={seen} marked={visited} />
      <Row name="topo" empty="[ ]" open="[" close="]" nodes={topo} marked={current ?? visited} />
    </dl>
  );

  function Row({ name, empty, open, close, nodes, marked }: RowProps) {
    return (
      <div>
        <dt>{name}</dt>
        <dd>
          {nodes.length === 0 ? empty : `${open} `}
          {nodes.map((node, i) => (
            <span key={node}>
              <span className="entry" data-marked={node === marked}>
                <MathText>{nameText(trace, node)}</MathText>
              </span>
              {i < nodes.length - 1 ? ", " : ""}
            </span>
          ))}
          {nodes.length > 0 && ` ${close}`}
          {name === "topo" && current !== undefined && (
            <em> read from its end, now {nameText(trace, current)}</em>
          )}
        </dd>
      </div>
    );
  }
}

interface RowProps {
  readonly name: string;
  readonly empty: string;
  readonly open: string;
  readonly close: string;
  readonly nodes: readonly number[];
  readonly marked: number | undefined;
}
