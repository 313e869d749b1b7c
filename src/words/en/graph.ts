import { texts } from "../language.ts";

/** The texts of the graph. */
export const graphWords = texts({
  /** @param caption the caption of the step, if there is a run */
  picture: (caption: string | undefined) =>
    caption === undefined ? "Computation graph" : `Computation graph. ${caption}`,
  /** @param title the name of one of two graphs */
  namedPicture: (title: string, caption: string) => `Computation graph of ${title}. ${caption}`,
  nodes: (title: string | undefined) =>
    title === undefined ? "Nodes of the graph" : `Nodes of the ${title} graph`,
  remarks: "Remarks on the numbers",
  /** Joins the warnings about a node's value and its adjoint, which have no full stops. */
  warnings: (sentences: readonly string[]) => sentences.join(". "),
  view: "View of the graph",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  follow: "Follow the step",
  fit: "Fit the graph",
  overview: "Overview",
  /** How assistive technology calls the graph. */
  role: "graph",
  keys: "Arrow keys move between nodes, Enter pins a node, Enter again opens a matrix, F2 edits an input's number, Escape goes back out.",
  legend: {
    title: "Legend",
    primal: "value (primal)",
    adjoint: "adjoint",
    seed: "seed",
    gradient: "gradient",
    flow: "contribution flowing back now",
    tangent: "tangent",
    push: "tangent pushed forward now",
  },
});
