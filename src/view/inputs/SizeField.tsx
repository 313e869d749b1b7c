import { NumberField } from "@base-ui/react/number-field";
import { inputsWords } from "../../words/en/inputs.ts";
import { MathText } from "../math/MathText.tsx";
import { Icon } from "../ui/Icon.tsx";

interface SizeFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A small whole number with a button on each side. The label `d_in` has a subscript. */
export function SizeField({ label, value, min, max, onChange }: SizeFieldProps) {
  const [name = "", index] = label.split("_");
  return (
    <NumberField.Root
      className="size-field"
      value={value}
      min={min}
      max={max}
      onValueChange={(next) => next !== null && Number.isInteger(next) && onChange(next)}
    >
      <span className="size-name">
        <MathText>{name}</MathText>
        {index !== undefined && <sub>{index}</sub>}
      </span>
      <NumberField.Group className="size-group" aria-label={label}>
        <NumberField.Decrement className="quiet" aria-label={inputsWords.smaller(label)}>
          <Icon name="minus" />
        </NumberField.Decrement>
        <NumberField.Input
          className="size-input"
          aria-label={label}
          aria-roledescription={inputsWords.numberField}
        />
        <NumberField.Increment className="quiet" aria-label={inputsWords.larger(label)}>
          <Icon name="plus" />
        </NumberField.Increment>
      </NumberField.Group>
    </NumberField.Root>
  );
}
