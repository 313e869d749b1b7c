import { useState } from "react";
import type { NumberParameter } from "../../cases/parameters/number.ts";
import { numberText } from "../../cases/parameters/parse-number.ts";
import { usePlayer } from "../player/player-context.ts";
import { onBlurOutsidePrint } from "../ui/on-blur-outside-print.ts";
import { readField } from "./read-field.ts";

interface NumberInputProps {
  readonly label: string;
  readonly value: number;
  readonly whole?: boolean;
  /** The name of the parameter. */
  readonly parameter: string;
  /** The entry of an array, such as `W 1,2`, if the field is for an entry. */
  readonly entry?: string;
  /**
   * The description of valid numbers, for messages, and the function that returns why a number is not valid.
   */
  readonly allowed: string;
  readonly problem: NumberParameter["problem"];
  readonly onValue: (value: number) => void;
}

/**
 * A field for one number. Keeps the text as typed until Enter or blur, then reads it and shows the number.
 */
export function NumberInput(props: NumberInputProps) {
  const { label, value, whole = false, problem, onValue, ...field } = props;
  const player = usePlayer();
  const [typed, setTyped] = useState<{ text: string; over: number; refused: boolean }>();
  const text = typed?.text ?? numberText(value);
  // A new value, from the slider or a reset, replaces the text typed over the old value.
  if (typed !== undefined && !Object.is(typed.over, value)) setTyped(undefined);

  function commit(): void {
    if (typed === undefined) return;
    const result = readField(typed.text, { ...field, using: value }, problem);
    if ("value" in result) {
      onValue(result.value);
      setTyped(undefined);
    } else {
      player.report(result.refused);
      setTyped({ ...typed, refused: true });
    }
  }

  return (
    <input
      className="number"
      inputMode={whole ? "numeric" : "decimal"}
      aria-label={label}
      aria-invalid={typed?.refused ?? false}
      value={text}
      size={Math.min(Math.max(text.length, 4), 10)}
      onChange={(event) =>
        setTyped({ text: event.target.value, over: value, refused: typed?.refused ?? false })
      }
      onBlur={onBlurOutsidePrint(commit)}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key !== "Escape" || typed === undefined) return;
        event.stopPropagation();
        setTyped(undefined);
        player.dismiss(field.parameter);
      }}
    />
  );
}
