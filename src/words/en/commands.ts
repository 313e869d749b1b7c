import { texts } from "../language.ts";

/** The texts about commands that a player cannot carry out. */
export const commandWords = texts({
  busy: (most: number) => `${most} commands wait already: ask again when they are done.`,
  closed: "The player was closed.",
  failed: (exception: string) => `The player could not carry this out: ${exception}`,
  otherVersion: "this player does not speak this version",
  noCommand: "there is no such command",
  noStep: "there is no such step",
  noStepKey: "it is neither a key nor a number",
  notObject: "it is not an object",
  someOf: (names: readonly string[]) => `an object with some of ${names.join(", ")}`,
  noOption: { panel: "there is no such panel", theme: "there is no such theme" },
});
