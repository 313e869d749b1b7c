import { texts } from "../language.ts";

/** The titles of the groups of case studies; `about` says what the cases of a group share. */
export const groupWords = texts({
  scalars: {
    title: "Scalars",
    about: "One number per node: local rules, shared values, several inputs.",
  },
  products: {
    title: "Products",
    about: "Several outputs, each with its own seed, in one pass.",
  },
  layers: {
    title: "Layers",
    about: "Matrices as values: what a layer sends back, and what it keeps to do so.",
  },
  programs: {
    title: "Programs",
    about: "Loops: adjoints over time, and memory traded for recomputation.",
  },
  engine: {
    title: "The engine",
    about: "The code that ran all of this, line by line.",
  },
});
