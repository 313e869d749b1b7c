import { Slider } from "@base-ui/react/slider";
import type { NumberParameter } from "../../cases/parameters/number.ts";
import { inputsWords } from "../../words/en/inputs.ts";
import { MathText } from "../math/MathText.tsx";
import { usePlayer } from "../player/player-context.ts";
import { NumberInput } from "./NumberInput.tsx";
import { stepsFor } from "./number-drag.ts";

interface NumberControlProps {
  readonly name: string;
  readonly symbol: string;
  readonly parameter: NumberParameter;
  readonly value: number;
}

/** A slider and a field for one number. */
export function NumberControl({ name, symbol, parameter, value }: NumberControlProps) {
  const player = usePlayer();
  const { min, max, step, role, whole, problem, allowed } = parameter;
  const steps = stepsFor([value], whole ? { step, whole, min, max } : { step });
  return (
    <div className="parameter" data-role={role}>
      <MathText>{symbol}</MathText>
      <Slider.Root
        className="slider"
        value={Math.min(Math.max(value, min), max)}
        min={min}
        max={max}
        step={step}
        onValueChange={(next) => player.setParam(name, Number(next.toPrecision(12)))}
      >
        <Slider.Control className="slider-control">
          <Slider.Track className="slider-track">
            <Slider.Indicator className="slider-indicator" />
            <Slider.Thumb className="slider-thumb" aria-label={inputsWords.slider(symbol)} />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <NumberInput
        {...{ label: symbol, value, parameter: name, allowed, steps }}
        isValid={(number) => problem(number) === undefined}
        onDragStart={player.startEdit}
        onValue={(next) => player.setParam(name, next)}
      />
    </div>
  );
}
