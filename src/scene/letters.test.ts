import { describe, expect, it } from "vitest";
import { type Font, LETTERS, widthOf, widthOfRuns } from "../layout/font-metrics.ts";
import type { Drawn, Formula, Text } from "./display-list.ts";
import { drawings, elementsOf, sceneAt, someSteps } from "./testing/scenes.ts";

const known = (face: keyof typeof LETTERS) => new Set<string>(LETTERS[face]);
const faces = { math: known("math"), main: known("main"), sans: known("sans") };

type Line = Text | Formula;
const SANS: readonly Line["role"][] = ["label", "name", "shape"];
const fontOf = ({ role }: Text): Font => (SANS.includes(role) ? "sans" : "mono");
const lineWidth = (line: Line) =>
  line.kind === "formula" ? widthOfRuns(line.runs, line.size) : widthOf(line.text, fontOf(line), line.size);

const isLine = (element: Drawn): element is Line => element.kind === "text" || element.kind === "formula";

/** Returns the letters of a line whose widths are not known. */
const unknownIn = (line: Line) => {
  if (line.kind === "formula")
    return line.runs.flatMap(({ text, face }) => [...text].filter((letter) => !faces[face].has(letter)));
  return fontOf(line) === "sans" ? [...line.text].filter((letter) => !faces.sans.has(letter)) : [];
};

describe.each(drawings)("in the drawing of $name", ({ run }) => {
  const steps = someSteps(run).map(({ index }) => sceneAt(run, index).list);

  it("every letter has a known width", () => {
    const lines = steps.flatMap(elementsOf).filter(isLine);
    expect([...new Set(lines.flatMap(unknownIn))]).toEqual([]);
  });

  it("every line is within its card", () => {
    const outside = steps
      .flatMap(({ nodes, chips }) => [...nodes, ...chips])
      .flatMap(({ box, children }) =>
        children.flatMap((line) => {
          if (!isLine(line)) return [];
          const width = lineWidth(line);
          const start = line.x - (line.anchor === "end" ? width : line.anchor === "middle" ? width / 2 : 0);
          return start >= 5 && start + width <= box.width - 5 ? [] : [`${line.role} ${line.text}`];
        }),
      );
    expect([...new Set(outside)]).toEqual([]);
  });
});
