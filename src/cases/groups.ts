/** What the case studies come in, in the text's order: a title, and what its cases have in common. */
export const groups = [
  { title: "Scalars", about: "One number a node: local rules, shared values, several inputs." },
  { title: "Products", about: "Several outputs, each with a seed of its own, in one pass." },
  { title: "Layers", about: "Matrices as values: what a layer sends back, and what it keeps for that." },
  { title: "Programs", about: "Loops: adjoints over time, and memory traded for recomputation." },
  { title: "The engine", about: "The code that ran all of this, line by line." },
] as const;

/** The title of a group of case studies. */
export type Group = (typeof groups)[number]["title"];
