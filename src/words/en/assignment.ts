import { texts } from "../language.ts";

/** The texts of the dialog's page that makes assignments. */
export const assignmentWords = texts({
  task: "Task, shown above the graph",
  taskExample: "Follow the sine backward, and say which number is added where.",
  predict: "Ask before the steps",
  lock: "Lock the inputs",
  asked: "Steps that are asked",
  asks: {
    some: "Some of each situation",
    backward: "All backward steps",
    all: "All steps",
    chosen: "Chosen steps",
  },
  /** The steps to choose from. */
  steps: "Steps",
  value: (name: string, formula: string) => `Value: ${name} = ${formula}`,
  valueAgain: (name: string) => `Value again: ${name}`,
  seed: (adjoint: string) => `Seed: ${adjoint}`,
  contribution: (edge: string, adjoint: string, contribution: string) =>
    `${edge}: ${adjoint} += ${contribution}`,
  tooMany: (count: number) => `This run has ${count} steps, too many to list. Ask all of them, or some.`,
  chooseOne: "Choose at least one step.",
  seedIs: (seed: number) => `Numbers of seed ${seed}`,
  otherNumbers: "Other numbers",
  from: "From",
  until: "Until",
  fromStart: "the start",
  untilEnd: "the end",
  link: "Link for students",
  code: "Code to embed it",
  preview: "What students are asked",
  finding: "Finding numbers …",
  failed: "The exercise could not be made.",
  freely: "Nothing is asked: students step on their own.",
  showAnswers: "Show the answers",
  hideAnswers: "Hide the answers",
  answer: "Answer:",
  notAsked: (steps: readonly string[]) =>
    `Not asked, because with these numbers a mistake gives the right answer, or nothing follows from what is shown: ${steps.join("; ")}.`,
  print: "Print worksheet",
  printFailed: "The worksheet could not be loaded. Check the connection and try again.",
});
