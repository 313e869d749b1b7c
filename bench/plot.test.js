import { expect, it } from "vitest";
import { plots, scaleFor } from "./plot.js";

it("has scales that end at powers of ten, with equal distances for equal ratios", () => {
  const scale = scaleFor([3, 40], [0, 100]);
  expect(scale.domain()).toEqual([1, 100]);
  expect([1, 10, 100].map(scale)).toEqual([0, 50, 100]);
});

it("has a scale of one power of ten for a single value", () => {
  expect(scaleFor([10], [0, 100]).domain()).toEqual([10, 100]);
});

const at = (program, nodes, value) => ({ cost: "layout", program, size: nodes, nodes, steps: 0, value });

it("draws a plot per cost, with a line and a label per program", () => {
  const drawn = plots([at("chain", 10, 1), at("chain", 1000, 100), at("MLP", 10, 7)]);
  expect(Object.keys(drawn)).toEqual(["layout"]);
  expect(drawn.layout).toMatch(/>Layout, ms</);
  expect(drawn.layout.match(/<circle /g)).toHaveLength(3);
  for (const program of ["chain", "MLP"]) expect(drawn.layout).toContain(`>${program}</text>`);
});

it("draws a cost in proportion to the size on a guide", () => {
  const { layout } = plots([at("chain", 10, 1), at("chain", 1000, 100)]);
  const [, from, to] = layout.match(/class="guide" d="M([^L]*)L([^"]*)"/);
  expect(layout).toContain(`d="M${from}L${to}"/><circle`);
});
