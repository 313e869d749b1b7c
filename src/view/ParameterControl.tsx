import { Slider } from "@base-ui/react/slider";
import { useState } from "react";
import type { NumberParameter } from "../cases/parameters/number.ts";
import { numberText } from "../cases/parameters/parse-number.ts";
import { MathText } from "./MathText.tsx";
import { usePlayer } from "./player-context.ts";

interface ParameterControlProps {
  readonly name: string;
  readonly symbol: string;
  readonly parameter: NumberParameter;
  readonly value: number;
}

/** A slider for exploring and a field for exact numbers, of one parameter. */
export function ParameterControl({ name, symbol, parameter, value }: ParameterControlProps) {
  const player = usePlayer();
  const { min, max, step, role } = parameter;
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
            <Slider.Thumb className="slider-thumb" aria-label={`${symbol}, slider`} />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <NumberField {...{ name, symbol, parameter, value }} />
    </div>
  );
}

/** Keeps what is typed as it is typed; reads it on Enter or on leaving, by the same rules as a link. */
function NumberField({ name, symbol, parameter, value }: ParameterControlProps) {
  const player = usePlayer();
  const [typed, setTyped] = useState<{ text: string; over: number; refused: boolean }>();
  const text = typed?.text ?? numberText(value);
  // Another value, from the slider or a reset, replaces what was typed over the old one.
  if (typed !== undefined && !Object.is(typed.over, value)) setTyped(undefined);

  function commit(): void {
    if (typed === undefined) return;
    const read = parameter.read(typed.text);
    if ("value" in read) {
      player.setParam(name, read.value);
      setTyped(undefined);
    } else {
      player.report({ parameter: name, value: typed.text, allowed: parameter.allowed, using: value });
      setTyped({ ...typed, refused: true });
    }
  }

  return (
    <input
      className="number"
      inputMode={parameter.whole ? "numeric" : "decimal"}
      aria-label={symbol}
      aria-invalid={typed?.refused ?? false}
      value={text}
      size={Math.min(Math.max(text.length, 4), 10)}
      onChange={(event) =>
        setTyped({ text: event.target.value, over: value, refused: typed?.refused ?? false })
      }
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key !== "Escape") return;
        setTyped(undefined);
        player.dismiss(name);
      }}
    />
  );
}
