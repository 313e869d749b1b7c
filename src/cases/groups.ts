/** The groups of case studies, in the order of the text. */
export const groups = ["scalars", "products", "layers", "programs", "engine"] as const;

/** A group of case studies. `words/en/groups.ts` has its title. */
export type Group = (typeof groups)[number];
