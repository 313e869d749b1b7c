import { useState } from "react";
import { numberText } from "../../cases/parameters/parse-number.ts";
import { quote } from "../../cases/quote.ts";
import { numberInputWords } from "../../words/en/number-input.ts";
import { usePlayer } from "../player/player-context.ts";
import { onBlurOutsidePrint } from "../ui/on-blur-outside-print.ts";
import { type FieldError, readField } from "./read-field.ts";

interface NumberInputProps {
  readonly label: string;
  readonly value: number;
  readonly whole?: boolean;
  /** The name of the parameter. */
  readonly parameter: string;
  /** The entry of an array, such as `W 1,2`, if the field is for an entry. */
  readonly entry?: string;
  /** The description of valid numbers, for messages. */
  readonly allowed: string;
  readonly isValid: (value: number) => boolean;
  readonly onValue: (value: number) => void;
}

/**
 * A field for one number. Keeps the text as typed until Enter or blur, then reads it and shows the number.
 */
export function NumberInput(props: NumberInputProps) {
  const { label, value, whole = false, parameter, entry, allowed, isValid, onValue } = props;
  const player = usePlayer();
  const [typed, setTyped] = useState<{ text: string; over: number; refused: boolean }>();
  const text = typed?.text ?? numberText(value);
  // A new value, from the slider or a reset, replaces the text typed over the old value.
  if (typed !== undefined && !Object.is(typed.over, value)) setTyped(undefined);

  function commit(): void {
    if (typed === undefined) return;
    const result = readField(typed.text, isValid);
    if ("value" in result) {
      onValue(result.value);
      setTyped(undefined);
    } else {
      report(typed.text, result.error);
      setTyped({ ...typed, refused: true });
    }
  }

  function report(typed: string, error: FieldError): void {
    const using = numberText(value);
    const problem = { parameter, value: typed, allowed, using };
    if (error === "invalid") player.report(problem);
    else {
      const text = numberInputWords[error]({ typed: quote(typed), entry, kept: using });
      player.report({ ...problem, text });
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
        player.dismiss(parameter);
      }}
    />
  );
}
