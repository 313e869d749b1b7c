import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { PaperProgram } from "./PaperProgram.tsx";

it("a program on paper has all lines with their numbers, the running line, and what was printed", () => {
  const text = "x = Var(2.0)\n\nif x.value < 3:\n    y = x * x\n\n";
  const html = renderToStaticMarkup(<PaperProgram text={text} printed={"4.0\n"} running={4} />);
  expect(
    [...html.matchAll(/data-line="(\d+)"(?: aria-current="(\w+)")?><code>(.*?)<\/code>/g)].map(
      ([, ...found]) => found,
    ),
  ).toEqual([
    ["1", undefined, "x = Var(2.0)"],
    ["2", undefined, ""],
    ["3", undefined, "if x.value &lt; 3:"],
    ["4", "step", "    y = x * x"],
  ]);
  expect(html).toContain("Output</h3><pre>4.0\n</pre>");
  expect(renderToStaticMarkup(<PaperProgram text="x = 1" printed="" running={undefined} />)).not.toContain(
    "pre",
  );
});
