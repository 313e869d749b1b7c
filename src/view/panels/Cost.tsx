import { useMemo } from "react";
import { type Cost as Counted, costOf, type Effort, type Modes, operationsIn } from "../../trace/cost.ts";
import { multiplyAddsIn } from "../../trace/multiply-adds.ts";
import type { Trace } from "../../trace/trace.ts";
import { costWords } from "../../words/en/cost.ts";
import { CostChart } from "../charts/CostChart.tsx";
import { ForwardPanel } from "../forward/ForwardPanel.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { Region } from "../ui/Region.tsx";
import { conclusionOf } from "./cost-conclusion.ts";

/** Shows the cost of a run, counted from its trace, and the cost of the same derivatives in forward mode. */
export function Cost() {
  const trace = usePlayerState((state) => state.run?.trace);
  const cost = useMemo(() => (trace === undefined ? undefined : costOf(trace)), [trace]);
  if (trace === undefined || cost === undefined) return null;
  const { inputs, outputs, gradient, jacobian } = cost;
  const most = Math.max(
    ...[gradient, jacobian].flatMap(({ reverse, forward }) => [reverse.contributions, forward.contributions]),
  );
  return (
    <div className="cost">
      <p className="conclusion">{costWords.conclusion(conclusionOf(cost))}</p>
      <ForwardPanel trace={trace} />
      <ThisRun trace={trace} cost={cost} />
      <ModesTable title={costWords.gradient} modes={gradient} most={most} />
      {outputs > 1 && <ModesTable title={costWords.jacobian(outputs, inputs)} modes={jacobian} most={most} />}
      <p className="cost-note">{costWords.note}</p>
      <CostChart key={`${cost.inputs} ${cost.outputs}`} cost={cost} />
    </div>
  );
}

/** The kinds of operations, in the order of their rows. */
const COUNTED = ["evaluations", "repeated", "pullbacks"] as const;

/** The passes in which multiply-adds are counted. */
const PASSES = ["forward", "backward"] as const;

/** Counts the operations of the run, so far and in total. */
function ThisRun({ trace, cost }: { readonly trace: Trace; readonly cost: Counted }) {
  const index = usePlayerState((state) => state.index);
  const soFar = useMemo(() => operationsIn(trace, index), [trace, index]);
  const { operations, kept } = cost;
  const most = Math.max(1, ...Object.values(operations));
  const multiplied = useMemo(() => multiplyAddsIn(trace, trace.steps.length), [trace]);
  const multipliedSoFar = useMemo(() => multiplyAddsIn(trace, index), [trace, index]);
  const mostMultiplied = Math.max(multiplied.forward, multiplied.backward);
  return (
    <Region aria-label={costWords.thisRun}>
      <h2>{costWords.thisRun}</h2>
      <table className="cost-table">
        <thead>
          <tr>
            <th scope="col">{costWords.operations}</th>
            <th scope="col">
              <span className="visually-hidden">{costWords.bar}</span>
            </th>
            <th scope="col" className="number-column">
              {costWords.soFar}
            </th>
            <th scope="col" className="number-column">
              {costWords.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {COUNTED.filter((name) => name !== "repeated" || operations.repeated > 0).map((name) => (
            <tr key={name} data-count={name}>
              <th scope="row">{costWords[name]}</th>
              <td className="cost-bar-room">
                <Bar part={operations[name] / most} done={soFar[name] / most} kind={name} />
              </td>
              <td className="number-column">{soFar[name]}</td>
              <td className="number-column">{operations[name]}</td>
            </tr>
          ))}
          {mostMultiplied > 0 &&
            PASSES.map((pass) => (
              <tr key={pass} data-count={`multiply-adds-${pass}`}>
                <th scope="row">{costWords.multiplyAdds[pass]}</th>
                <td className="cost-bar-room">
                  <Bar
                    part={multiplied[pass] / mostMultiplied}
                    done={multipliedSoFar[pass] / mostMultiplied}
                    kind={pass === "forward" ? "evaluations" : "pullbacks"}
                  />
                </td>
                <td className="number-column">{multipliedSoFar[pass]}</td>
                <td className="number-column">{multiplied[pass]}</td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr data-count="kept">
            <th scope="row">{operations.repeated > 0 ? costWords.liveTitle : costWords.keptTitle}</th>
            <td colSpan={3} className="number-column">
              {operations.repeated > 0 ? costWords.live(cost) : costWords.kept(kept)}
            </td>
          </tr>
        </tfoot>
      </table>
    </Region>
  );
}

interface ModesTableProps {
  readonly title: string;
  readonly modes: Modes;
  /** The number of operations that fills a bar. */
  readonly most: number;
}

function ModesTable({ title, modes, most }: ModesTableProps) {
  return (
    <Region aria-label={title}>
      <h2>{title}</h2>
      <table className="cost-table">
        <thead>
          <tr>
            <th scope="col">{costWords.mode}</th>
            <th scope="col" className="number-column">
              {costWords.passes}
            </th>
            <th scope="col">
              <span className="visually-hidden">{costWords.bar}</span>
            </th>
            <th scope="col" className="number-column">
              {costWords.operations}
            </th>
          </tr>
        </thead>
        <tbody>
          <ModeRow kind="reverse" effort={modes.reverse} most={most} />
          <ModeRow kind="forward" effort={modes.forward} most={most} />
        </tbody>
      </table>
    </Region>
  );
}

interface ModeRowProps {
  readonly kind: keyof Modes;
  readonly effort: Effort;
  readonly most: number;
}

function ModeRow({ kind, effort: { passes, contributions }, most }: ModeRowProps) {
  return (
    <tr data-mode={kind}>
      <th scope="row">{costWords[kind]}</th>
      <td className="number-column">{passes}</td>
      <td className="cost-bar-room">
        <Bar part={contributions / most} kind={kind} />
      </td>
      <td className="number-column" title={`${passes} × ${contributions / passes}`}>
        {contributions}
      </td>
    </tr>
  );
}

interface BarProps {
  /** The share of the full width that the bar takes, and the share that is done, each from 0 to 1. */
  readonly part: number;
  readonly done?: number;
  readonly kind: string;
}

function Bar({ part, done = part, kind }: BarProps) {
  return (
    <span className="cost-bar" data-kind={kind} style={{ width: `${100 * part}%` }}>
      <i style={{ width: part === 0 ? 0 : `${(100 * done) / part}%` }} />
    </span>
  );
}
