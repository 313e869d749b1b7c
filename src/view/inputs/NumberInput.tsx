import { useState } from "react";
import type { Read } from "../../cases/parameters/parameter.ts";
import { numberText } from "../../cases/parameters/parse-number.ts";
import { onLeave } from "../on-leave.ts";

interface NumberInputProps {
  readonly label: string;
  readonly value: number;
  readonly whole?: boolean;
  /** Reads what was typed, by the same rules as a link. */
  readonly read: (text: string) => Read<number>;
  readonly onValue: (value: number) => void;
  readonly onRefused: (typed: string) => void;
  /** What was typed is given up. */
  readonly onEscape: () => void;
}

/** A field for exact numbers. It keeps what is typed as it is typed; it reads it on Enter or on leaving. */
export function NumberInput(props: NumberInputProps) {
  const { label, value, whole = false, read, onValue, onRefused, onEscape } = props;
  const [typed, setTyped] = useState<{ text: string; over: number; refused: boolean }>();
  const text = typed?.text ?? numberText(value);
  // Another value, from the slider or a reset, replaces what was typed over the old one.
  if (typed !== undefined && !Object.is(typed.over, value)) setTyped(undefined);

  function commit(): void {
    if (typed === undefined) return;
    const number = read(typed.text);
    if ("value" in number) {
      onValue(number.value);
      setTyped(undefined);
    } else {
      onRefused(typed.text);
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
        onEscape();
      }}
    />
  );
}
