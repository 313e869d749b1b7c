import { useState } from "react";
import type { NumberParameter } from "../../cases/parameters/number.ts";
import { numberText } from "../../cases/parameters/parse-number.ts";
import { usePlayer } from "../player/player-context.ts";
import { onLeave } from "../ui/on-leave.ts";
import { readField } from "./read-field.ts";

interface NumberInputProps {
  readonly label: string;
  readonly value: number;
  readonly whole?: boolean;
  /** The name of the parameter. */
  readonly parameter: string;
  /** The entry of an array, such as `W 1,2`, if the field is for an entry. */
  readonly entry?: string;
  /** What is accepted, for messages, and the reason why a number is not accepted. */
  readonly allowed: string;
  readonly problem: NumberParameter["problem"];
  readonly onValue: (value: number) => void;
}

/**
 * A field for one number. It keeps what is typed as it is typed; it reads it on Enter or on leaving, and shows
 * the number then.
 */
export function NumberInput(props: NumberInputProps) {
  const { label, value, whole = false, problem, onValue, ...field } = props;
  const player = usePlayer();
  const [typed, setTyped] = useState<{ text: string; over: number; refused: boolean }>();
  const text = typed?.text ?? numberText(value);
  // Another value, from the slider or a reset, replaces what was typed over the old one.
  if (typed !== undefined && !Object.is(typed.over, value)) setTyped(undefined);

  function commit(): void {
    if (typed === undefined) return;
    const read = readField(typed.text, { ...field, using: value }, problem);
    if ("value" in read) {
      onValue(read.value);
      setTyped(undefined);
    } else {
      player.report(read.refused);
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
      onBlur={onLeave(commit)}
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
