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
  someOf: (names: readonly string[]) => `an object with some of ${names.join(", ")}`,
  noOption: { panel: "there is no such panel", theme: "there is no such theme" },
});
