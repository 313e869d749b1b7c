import { useState } from "react";
import { type Descent, descentStep } from "../../cases/descent.ts";
import { descend, pathTo, undoStep } from "../../player/descend.ts";
import { descentWords } from "../../words/en/descent.ts";
import { DescentChart } from "../charts/DescentChart.tsx";
import { NumberInput } from "../inputs/NumberInput.tsx";
import { stepsFor } from "../inputs/number-drag.ts";
import { MathText } from "../math/MathText.tsx";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { Icon } from "../ui/Icon.tsx";
import { Region } from "../ui/Region.tsx";
import { moveText, refusalText } from "./descent-text.ts";
import { objectiveText } from "./objective-text.ts";

/** How many steps one button takes. */
const MANY = 10;

/** Moves the inputs against the gradient, step by step, and charts the number that this lowers. */
export function DescentCard() {
  const player = usePlayer();
  const state = usePlayerState((all) => all);
  const [isBusy, setBusy] = useState(false);
  const { run, descent, program, params } = state;
  if (run === undefined || descent === undefined) return null;
  const name = objectiveText(run.trace);
  // Where the outputs are weighted, the number has a name of its own.
  const objective = name === "L" && !("L" in run.trace.outputs) ? descentWords.weighted : name;
  const path = pathTo(state);
  const next = descentStep(program, params, run.trace, descent.rate);
  const isBlocked = !("params" in next) && next.kind === "no-inputs";
  const refusal = "params" in next || !(isBlocked || descent.isRefused) ? undefined : refusalText(next);
  const text = refusal ?? moveText(path, objective) ?? descentWords.intro(objective);

  async function take(count: number): Promise<void> {
    if (isBusy || isBlocked) return;
    setBusy(true);
    await descend(player, count);
    setBusy(false);
  }

  return (
    <Region className="chart descent" aria-label={descentWords.title}>
      <div className="descent-controls">
        <span className="descent-rule">
          <MathText>x</MathText> ← <MathText>x - η x̄</MathText>
        </span>
        <Rate descent={descent} />
        <button type="button" className="preset" aria-disabled={isBlocked} onClick={() => void take(1)}>
          {descentWords.step}
        </button>
        <button type="button" className="preset" aria-disabled={isBlocked} onClick={() => void take(MANY)}>
          {descentWords.steps(MANY)}
        </button>
        <button
          type="button"
          className="quiet"
          aria-label={descentWords.undo}
          title={descentWords.undo}
          aria-disabled={path.length < 2}
          onClick={() => undoStep(player)}
        >
          <Icon name="reset" />
        </button>
        <p className="descent-text" aria-live="polite">
          {text}
        </p>
      </div>
      <DescentChart
        points={descent.path.length > path.length ? descent.path : path}
        at={path.length - 1}
        objective={objective}
      />
    </Region>
  );
}

/** The field for η. */
function Rate({ descent }: { readonly descent: Descent }) {
  const player = usePlayer();
  return (
    <span className="descent-rate">
      <MathText>η</MathText> =
      <NumberInput
        label={descentWords.rate}
        value={descent.rate}
        parameter="η"
        allowed={descentWords.allowedRate}
        steps={stepsFor([descent.rate], { min: Number.MIN_VALUE })}
        isValid={(rate) => Number.isFinite(rate) && rate > 0}
        onValue={(rate) => {
          player.dismiss("η");
          player.setDescent({ rate, path: descent.path });
        }}
      />
    </span>
  );
}
