import { texts } from "../language.ts";

/** The messages of Python's errors that the functions of the module `pullback` raise, without the error's class. */
export const programErrors = texts({
  usedBothWays: "an array is one node or a node per entry: use all of it or its entries, not both",
  notOperand: (name: string, type: string) => `${name}() takes a Var or a number, not ${type}`,
  nothing: "nothing",
  notStore: "relu() takes store='input', 'output' or 'mask'",
  notKink: "relu() takes a number as kink, the derivative at 0",
  seedCount: (outputs: number, seeds: number) =>
    `backward() takes a seed per output: ${outputs}, not ${seeds}`,
  notOutput: (type: string) => `backward() takes a Var, not '${type}'`,
  noSeed: "backward() needs a seed of the output's shape, unless the output is a number",
  noSegment: "checkpoint() takes a function and its operands",
  notNode: "the function of checkpoint() must return a Var",
  unequalRows: (what: string, reason: string) => `${what} takes rows of one length: ${reason}`,
  emptyList: (what: string) => `${what} takes no empty list`,
  notNumbers: (what: string, type: string) =>
    `${what} takes a number or nested lists of numbers, not ${type}`,
  /** What takes the numbers, for the messages above. */
  takes: { operation: "an operation", seed: "a seed" },
  gradOfArray: "the grad of an array can be set to 0 only",
  varCount: (count: number) => `Var() takes a value and a role, not ${count} arguments`,
  varKeyword: (name: string) => `Var() takes no keyword argument '${name}'; it takes role`,
  notRole: "Var() takes role='input' or 'parameter'",
  numberEntries: "a Var of a number has no entries",
  resultEntries: "only an array made by Var([...]) has entries",
  numberLength: "a Var of a number has no len()",
});
