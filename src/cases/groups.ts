/** The groups of case studies, in the order of the text; `about` says what the cases of a group share. */
export const groups = [
  { title: "Scalars", about: "One number a node: local rules, shared values, several inputs." },
  { title: "Products", about: "Several outputs, each with a seed of its own, in one pass." },
  { title: "Layers", about: "Matrices as values: what a layer sends back, and what it keeps for that." },
  { title: "Programs", about: "Loops: adjoints over time, and memory traded for recomputation." },
  { title: "The engine", about: "The code that ran all of this, line by line." },
] as const;

/** The title of a group of case studies. */
export type Group = (typeof groups)[number]["title"];
