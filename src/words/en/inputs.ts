import { texts } from "../language.ts";

/** The texts of the inputs bar. */
export const inputsWords = texts({
  title: "Inputs",
  values: "Values of the inputs",
  reset: "Reset the inputs",
  /** Why no input can be changed. */
  fixed: "the inputs are fixed",
  jacobian: "Full Jacobian",
  sideBySide: "Side by side",
  descent: "Descend",
  detail: "Engine detail",
  slider: (symbol: string) => `${symbol}, slider`,
  editEntries: (symbol: string, shape: string) => `${symbol}, ${shape}, edit the entries`,
  smaller: (size: string) => `Smaller ${size}`,
  larger: (size: string) => `Larger ${size}`,
  targets: (rows: number) => (rows === 1 ? "target class" : "target classes"),
  target: (row: number) => `target class of row ${row}`,
  /** The ways to choose the layers to keep. */
  ways: {
    all: "all",
    sqrt: "√L",
    optimal: "binomial",
    list: "chosen",
  },
  slots: "slots",
  keptLayers: "kept layers",
  keptLayersHint: "Layers to keep; or click a node of the graph",
  allowedLayers: (last: number, example: string) => `layers from h0 to h${last}, such as ${example}`,
  /** The numbers that an entry of an array can be. */
  allowedEntry: (entry: string) => `a finite decimal number in ${entry}`,
});
