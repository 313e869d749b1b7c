import { useState } from "react";
import { numberText } from "../../cases/parameters/parse-number.ts";
import { quote } from "../../cases/quote.ts";
import { numberInputWords } from "../../words/en/number-input.ts";
import { usePlayer } from "../player/player-context.ts";
import { moved, type NumberSteps } from "./number-drag.ts";
import { type FieldError, readField } from "./read-field.ts";

/** One number that people change. */
export interface NumberSpec {
  readonly label: string;
  readonly value: number;
  /** The name of the parameter. */
  readonly parameter: string;
  /** The entry of an array, such as `W 1,2`, if the number is an entry. */
  readonly entry?: string;
  /** The description of valid numbers, for messages. */
  readonly allowed: string;
  readonly steps: NumberSteps;
  readonly isValid: (value: number) => boolean;
  readonly onValue: (value: number) => void;
}

/** The text of a field for a number, and what keys do with it. */
export interface NumberFieldState {
  readonly text: string;
  readonly isRefused: boolean;
  type(text: string): void;
  /** Applies the text as typed, or reports why it is refused. Returns whether the field holds a number. */
  commit(): boolean;
  /** Discards the text as typed. Returns whether there was one. */
  discard(): boolean;
  /** Applies the text as typed, moved by some steps. */
  stepBy(count: number): void;
}

/** Keeps the text of a field as typed until it is applied, and then shows the number. */
export function useNumberField(spec: NumberSpec): NumberFieldState {
  const { value, parameter, entry, allowed, steps, isValid, onValue } = spec;
  const player = usePlayer();
  const [typed, setTyped] = useState<{ text: string; over: number; refused: boolean }>();
  // A new value, from the slider or a reset, replaces the text typed over the old value.
  if (typed !== undefined && !Object.is(typed.over, value)) setTyped(undefined);

  function report(text: string, error: FieldError): void {
    const using = numberText(value);
    const problem = { parameter, value: text, allowed, using };
    if (error === "invalid") player.report(problem);
    else {
      const words = numberInputWords[error]({ typed: quote(text), entry, kept: using });
      player.report({ ...problem, text: words });
    }
  }

  /** Returns the number in the field; reports a text that is refused. */
  function read(): number | undefined {
    if (typed === undefined) return value;
    const result = readField(typed.text, isValid);
    if ("value" in result) return result.value;
    report(typed.text, result.error);
    setTyped({ ...typed, refused: true });
    return undefined;
  }

  function apply(number: number): void {
    onValue(number);
    setTyped(undefined);
  }

  return {
    text: typed?.text ?? numberText(value),
    isRefused: typed?.refused ?? false,
    type: (text) => setTyped({ text, over: value, refused: typed?.refused ?? false }),
    commit() {
      const number = read();
      if (typed !== undefined && number !== undefined) apply(number);
      return number !== undefined;
    },
    discard() {
      if (typed === undefined) return false;
      setTyped(undefined);
      player.dismiss(parameter);
      return true;
    },
    stepBy(count) {
      const number = read();
      const next = number === undefined ? undefined : moved(number, count, steps);
      if (next !== undefined && isValid(next)) apply(next);
    },
  };
}
