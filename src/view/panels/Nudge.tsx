import { Slider } from "@base-ui/react/slider";
import { useMemo, useState } from "react";
import { complete } from "../../cases/complete.ts";
import type { EntryRef } from "../../cases/leaf-entries.ts";
import { perturbedObjective } from "../../cases/nudge.ts";
import { paramsOf } from "../../cases/source.ts";
import type { Run } from "../../engine/messages.ts";
import { plus, symbol, times } from "../../formula/build.ts";
import { formatExactly, formatNumber } from "../../formula/format-number.ts";
import { nudgeWords } from "../../words/en/nudge.ts";
import { NudgeChart } from "../charts/NudgeChart.tsx";
import { NumberInput } from "../inputs/NumberInput.tsx";
import { stepsFor } from "../inputs/number-drag.ts";
import { MathText } from "../math/MathText.tsx";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { Region } from "../ui/Region.tsx";
import { NudgePlace } from "./NudgePlace.tsx";
import {
  adjointOf,
  type EntryNames,
  isAbsorbed,
  namesAt,
  nudgeBy,
  REACH,
  samplesOf,
} from "./nudge-numbers.ts";
import { objectiveText } from "./objective-text.ts";

interface NudgeProps {
  readonly run: Run;
  /** The nodes whose numbers can be nudged. */
  readonly nodes: readonly number[];
  readonly place: EntryRef;
  readonly onPlace: (place: EntryRef) => void;
}

/**
 * Nudges a number of the run and runs the program again, to compare the change with the adjoint's prediction.
 */
export function Nudge({ run: { trace, request }, nodes, place: { node, entry }, onPlace }: NudgeProps) {
  const program = usePlayerState((state) => state.ranProgram);
  const [delta, setDelta] = useState(0.1);
  const reach = Math.max(REACH, Math.abs(delta));

  const { adjoint, change } = useMemo(() => {
    const { values } = complete(program, paramsOf(request));
    const L = perturbedObjective(program, values, trace, { node, entry });
    const at = (by: number) => {
      try {
        return L(by);
      } catch {
        // A learner's program may fail at another number.
        return Number.NaN;
      }
    };
    const before = at(0);
    return { adjoint: adjointOf(trace, { node, entry }), change: (by: number) => at(by) - before };
  }, [program, request, trace, node, entry]);
  const samples = useMemo(() => samplesOf(reach, change), [reach, change]);
  const result = useMemo(() => nudgeBy(delta, adjoint, change), [delta, adjoint, change]);
  const names = namesAt(trace, { node, entry });
  const objective = objectiveText(trace);
  const [before, after] = nudgeWords.intro(objective === "L" && !("L" in trace.outputs));

  return (
    <Region className="nudge" aria-label={nudgeWords.title}>
      <h2>{nudgeWords.title}</h2>
      <p className="check-note">
        {before}
        <MathText>{objective}</MathText>
        {after}
      </p>
      <div className="nudge-controls">
        <NudgePlace trace={trace} nodes={nodes} place={{ node, entry }} onPlace={onPlace} />
        <Delta value={delta} onValue={setDelta} />
      </div>
      <Outcome {...{ names, objective, adjoint, delta, ...result }} />
      {isAbsorbed(delta, trace, { node, entry }) && (
        <p className="check-note">
          <MathText>{plus(names.value, symbol("δ"))}</MathText>
          {nudgeWords.absorbed[0]}
          <MathText>{names.value}</MathText>
          {nudgeWords.absorbed[1]}
        </p>
      )}
      <NudgeChart {...{ samples, adjoint, delta, objective }} nudged={result} />
    </Region>
  );
}

interface DeltaProps {
  readonly value: number;
  readonly onValue: (delta: number) => void;
}

/** The steps of δ by keys and drags. */
const STEPS = stepsFor([REACH], { step: 0.01 });

/** Sets the size of the nudge: with a slider near 0, or with a field for any number. */
function Delta({ value, onValue }: DeltaProps) {
  const player = usePlayer();
  return (
    <div className="nudge-delta">
      <span className="math-main">{nudgeWords.by}</span>
      <NumberInput
        label="δ"
        value={value}
        parameter="δ"
        allowed={nudgeWords.allowed}
        steps={STEPS}
        isValid={Number.isFinite}
        onValue={(next) => {
          player.dismiss("δ");
          onValue(next);
        }}
      />
      <Slider.Root
        className="slider"
        value={Math.min(Math.max(value, -REACH), REACH)}
        min={-REACH}
        max={REACH}
        step={0.01}
        onValueChange={(next) => onValue(Number(next.toPrecision(12)))}
      >
        <Slider.Control className="slider-control">
          <Slider.Track className="slider-track">
            <Slider.Thumb className="slider-thumb" aria-label={nudgeWords.slider} />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
    </div>
  );
}

interface OutcomeProps {
  readonly names: EntryNames;
  readonly objective: string;
  readonly adjoint: number;
  readonly delta: number;
  readonly predicted: number;
  readonly found: number;
  readonly ratio: number | undefined;
}

function Outcome({ names, objective, adjoint, delta, predicted, found, ratio }: OutcomeProps) {
  const product = `${formatNumber(adjoint)} × ${formatNumber(delta)}`;
  return (
    <table className="nudge-outcome">
      <tbody>
        <tr data-kind="tangent">
          <th scope="row">{nudgeWords.predicted}</th>
          <td>
            <MathText>{times(names.adjoint, symbol("δ"))}</MathText> = {product}
          </td>
          <td className="number-column" title={formatExactly(predicted)}>
            {formatNumber(predicted)}
          </td>
        </tr>
        <tr data-kind="curve">
          <th scope="row">{nudgeWords.found}</th>
          <td>
            <MathText>{`Δ${objective}`}</MathText>
            {nudgeWords.with}
            <MathText>{plus(names.value, symbol("δ"))}</MathText>
          </td>
          <td className="number-column" title={formatExactly(found)}>
            {formatNumber(found)}
          </td>
        </tr>
        <tr>
          <th scope="row">{nudgeWords.ratio}</th>
          <td>{nudgeWords.ratioMeaning}</td>
          <td className="number-column" title={ratio === undefined ? undefined : formatExactly(ratio)}>
            {ratio === undefined ? "—" : formatNumber(ratio)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
