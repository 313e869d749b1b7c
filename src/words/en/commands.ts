import { texts } from "../language.ts";

/** The texts about commands that a player cannot carry out. */
export const commandWords = texts({
  busy: (most: number) => `${most} commands are already waiting: try again later.`,
  closed: "The player was closed.",
  failed: (exception: string) => `The player could not run this command: ${exception}`,
  otherVersion: "this player does not support this version",
  noCommand: "there is no such command",
  noStep: "there is no such step",
  noStepKey: "it is neither a key nor a number",
  notObject: "it is not an object",
  notText: "it is not a text",
  tooLarge: "it is larger than 64 KB",
  programText: "the text of a program in Python, of at most 64 KB",
  noPrograms: "The code that opens programs could not be loaded.",
  someOf: (names: readonly string[]) => `an object with some of ${names.join(", ")}`,
  locked: (name: string, isExercise: boolean) =>
    isExercise
      ? `${name} cannot be changed during an exercise: the exercise has chosen the numbers of its questions. End the exercise first.`
      : `${name} cannot be changed: the link locks the inputs by lock=inputs.`,
  noOption: { panel: "there is no such panel", theme: "there is no such theme" },
});
