import { inputsWords } from "../../words/en/inputs.ts";
import { parameterWords } from "../../words/en/parameters.ts";
import { MathText } from "../math/MathText.tsx";
import { usePlayer } from "../player/player-context.ts";
import { Icon } from "../ui/Icon.tsx";
import { NumberInput } from "./NumberInput.tsx";
import { stepsFor } from "./number-drag.ts";

interface SizeFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A small whole number with a button on each side. The label `d_in` has a subscript. */
export function SizeField({ label, value, min, max, onChange }: SizeFieldProps) {
  const player = usePlayer();
  const [name = "", index] = label.split("_");
  const isValid = (size: number): boolean => Number.isInteger(size) && size >= min && size <= max;
  const change = (size: number): void => {
    if (!isValid(size)) return;
    player.dismiss(label);
    onChange(size);
  };
  return (
    <span className="size-field">
      <span className="size-name">
        <MathText>{name}</MathText>
        {index !== undefined && <sub>{index}</sub>}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset has margins of its own and a legend */}
      <span className="size-group" role="group" aria-label={label}>
        <button
          type="button"
          className="quiet"
          aria-label={inputsWords.smaller(label)}
          aria-disabled={value <= min}
          onClick={() => change(value - 1)}
        >
          <Icon name="minus" />
        </button>
        <NumberInput
          label={label}
          value={value}
          parameter={label}
          allowed={parameterWords.allowed.whole(min, max)}
          steps={stepsFor([value], { whole: true, min, max })}
          isValid={isValid}
          onDragStart={player.startEdit}
          onValue={change}
        />
        <button
          type="button"
          className="quiet"
          aria-label={inputsWords.larger(label)}
          aria-disabled={value >= max}
          onClick={() => change(value + 1)}
        >
          <Icon name="plus" />
        </button>
      </span>
    </span>
  );
}
