import { replay } from "../trace/replay.ts";
import { nameText } from "../trace/texts.ts";
import { edgeAt, type Trace } from "../trace/trace.ts";
import { MathText } from "./MathText.tsx";
import { usePlayerState } from "./player-context.ts";

/** How many entries of a list are shown; of a longer one those around the marked entry, or the last. */
const SHOWN = 9;

/** The engine's own variables at the current step: the graph, the `seen` set, and the `topo` list. */
export function EngineStrip() {
  const run = usePlayerState((state) => state.run);
  const index = usePlayerState((state) => state.index);
  if (run === undefined || !run.request.detail) return null;

  const { trace } = run;
  const { step, topo, evaluated } = replay(trace, index);
  const visits = trace.steps.slice(0, index).findLast((one) => one.kind === "visit");
  const visited = step?.kind === "visit" ? step.node : undefined;
  const sending = step?.kind === "accumulate" ? edgeAt(trace, step.edge).child : undefined;
  const built = trace.nodes.flatMap((_, i) => (evaluated[i] ? [i] : []));
  const made = step?.kind === "evaluate" ? step.node : undefined;
  return (
    <dl className="engine-strip">
      <Row trace={trace} name="graph" brackets={["", ""]} nodes={built} marked={made} />
      <Row
        trace={trace}
        name="seen"
        brackets={["{", "}"]}
        nodes={trace.seen.slice(0, visits?.seen ?? 0)}
        marked={visited}
      />
      <Row trace={trace} name="topo" brackets={["[", "]"]} nodes={topo} marked={sending ?? visited}>
        {sending !== undefined && <em> read from its end, now {nameText(trace, sending)}</em>}
      </Row>
    </dl>
  );
}

interface RowProps {
  readonly trace: Trace;
  readonly name: string;
  readonly brackets: readonly [open: string, close: string];
  readonly nodes: readonly number[];
  readonly marked: number | undefined;
  readonly children?: React.ReactNode;
}

function Row({ trace, name, brackets: [open, close], nodes, marked, children }: RowProps) {
  const middle = marked === undefined ? nodes.length : nodes.indexOf(marked);
  const from = Math.max(Math.min(middle - (SHOWN >> 1), nodes.length - SHOWN), 0);
  const shown = nodes.slice(from, from + SHOWN);
  const after = nodes.length - from - shown.length;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {open} {from > 0 && `${from} more, `}
        {shown.map((node, i) => (
          <span key={node}>
            <span className="entry" data-marked={node === marked}>
              <MathText>{nameText(trace, node)}</MathText>
            </span>
            {i < shown.length - 1 && ", "}
          </span>
        ))}
        {after > 0 && `, ${after} more`}
        {nodes.length > 0 && " "}
        {close}
        {children}
      </dd>
    </div>
  );
}
