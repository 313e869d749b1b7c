import { texts } from "../language.ts";

/** The texts about the parts of a link: what is allowed, and what is used instead. */
export const linkWords = texts({
  flag: "0 or 1",
  onOff: "on or off",
  step: "a step key or number",
  stepBetween: (first: number, last: number, example: string) =>
    `a number from ${first} to ${last} or a step key such as ${example}`,
  moment: "a number from 0, such as 5",
  speed: (min: number, max: number) => `a number from ${min} to ${max}`,
  loop: "two step keys or numbers, such as seed.v3..collect",
  loopIn: (example: string) => `two steps of the case, the earlier first, such as ${example}`,
  origin: "an origin such as https://example.org",
  seed: "a whole number from 0 to 4294967295",
  ask: "all, backward, or step keys such as acc.*,eval.v2",
  practice: "names of misconceptions, such as assigns,early",
  mistake: "? or the name of a misconception, such as assigns",
  noMistake: (value: string) =>
    `The engine cannot make the mistake ${value} here: allowed is ? or the name of a misconception, such as assigns, in a case or in a program with the built-in engine. The right engine runs.`,
  task: "a sentence of at most 300 letters",

  /** What is used in place of an invalid option that is absent by default. */
  none: "none",
  noLoop: "no loop",
  noOrigin: "none, so all messages are ignored",

  /** A whole sentence about an invalid value, for hosts. */
  invalid: (parameter: string, value: string, allowed: string, using: string | number) =>
    `${parameter} cannot be ${value}: allowed is ${allowed}. Using ${using}.`,
});
