import { useMemo } from "react";
import { type Cost as Counted, costOf, type Effort, type Modes, operationsIn } from "../../trace/cost.ts";
import type { Trace } from "../../trace/trace.ts";
import { usePlayerState } from "../player/player-context.ts";
import { Region } from "../ui/Region.tsx";
import { conclusionOf, keptText, liveText } from "./cost-words.ts";

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
      <p className="conclusion">{conclusionOf(cost)}</p>
      <ThisRun trace={trace} cost={cost} />
      <ModesTable title="For this gradient" modes={gradient} most={most} />
      {outputs > 1 && (
        <ModesTable title={`For the whole Jacobian, ${outputs} × ${inputs}`} modes={jacobian} most={most} />
      )}
      <p className="cost-note">
        An operation is one contribution along one edge: a pullback called on the way back, or a tangent
        pushed forward. On matrices it counts as one. Forward mode keeps nothing for later: its tangents go
        along with the values.
      </p>
    </div>
  );
}

/** Counts the operations of the run, so far and in total. */
function ThisRun({ trace, cost }: { readonly trace: Trace; readonly cost: Counted }) {
  const index = usePlayerState((state) => state.index);
  const soFar = useMemo(() => operationsIn(trace.steps.slice(0, index)), [trace, index]);
  const { operations, kept } = cost;
  const rows = [
    ["evaluations", "Forward: evaluations"],
    ["repeated", "Evaluated again"],
    ["pullbacks", "Backward: pullback calls"],
  ] as const;
  const most = Math.max(1, ...Object.values(operations));
  return (
    <Region aria-label="This run">
      <h2>This run</h2>
      <table className="cost-table">
        <thead>
          <tr>
            <th scope="col">Operations</th>
            <th scope="col">
              <span className="visually-hidden">As a bar</span>
            </th>
            <th scope="col" className="number-column">
              So far
            </th>
            <th scope="col" className="number-column">
              In all
            </th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(([name]) => name !== "repeated" || operations.repeated > 0)
            .map(([name, label]) => (
              <tr key={name} data-count={name}>
                <th scope="row">{label}</th>
                <td className="cost-bar-room">
                  <Bar part={operations[name] / most} done={soFar[name] / most} kind={name} />
                </td>
                <td className="number-column">{soFar[name]}</td>
                <td className="number-column">{operations[name]}</td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr data-count="kept">
            <th scope="row">{operations.repeated > 0 ? "Live at once" : "Kept for the way back"}</th>
            <td colSpan={3} className="number-column">
              {operations.repeated > 0 ? liveText(cost) : keptText(kept)}
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
            <th scope="col">Mode</th>
            <th scope="col" className="number-column">
              Passes
            </th>
            <th scope="col">
              <span className="visually-hidden">As a bar</span>
            </th>
            <th scope="col" className="number-column">
              Operations
            </th>
          </tr>
        </thead>
        <tbody>
          <ModeRow label="Reverse" kind="reverse" effort={modes.reverse} most={most} />
          <ModeRow label="Forward" kind="forward" effort={modes.forward} most={most} />
        </tbody>
      </table>
    </Region>
  );
}

interface ModeRowProps {
  readonly label: string;
  readonly kind: keyof Modes;
  readonly effort: Effort;
  readonly most: number;
}

function ModeRow({ label, kind, effort: { passes, contributions }, most }: ModeRowProps) {
  return (
    <tr data-mode={kind}>
      <th scope="row">{label}</th>
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
