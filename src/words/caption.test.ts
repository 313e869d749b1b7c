import { describe, expect, it } from "vitest";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { log } from "../autodiff/operations/powers.ts";
import { run } from "../trace/testing/run.ts";
import { announcementAt } from "./announcement.ts";
import { captionAt } from "./caption.ts";

const two = run(
  [-2, 3],
  (x1, x2) => ({ names: {}, outputs: { p: mul(x1, x2), s: add(x1, x2) }, seeds: { s: -0.5 } }),
  { detail: true },
);
const captions = two.steps.map(({ key }, i) => [key, captionAt(two, i + 1).normalize("NFC")]);

describe("a caption", () => {
  it("describes each step", () => {
    const expected = [
      ["eval.p", "p = x₁ x₂ = (−2) × 3 = −6."],
      ["eval.s", "s = x₁ + x₂ = −2 + 3 = 1."],
      ["visit.x1", "visit(x₁) is done: it has no parents, and it joins topo."],
      ["visit.x2", "visit(x₂) is done: it has no parents, and it joins topo."],
      ["visit.p", "visit(p) is done: its parents are in topo, and it joins them."],
      ["visit.s", "visit(s) is done: its parents are in topo, and it joins them."],
      ["seed.p", "p̄ = 1: the adjoint of an output is set. All others are still 0."],
      ["seed.s", "s̄ = −0.5: the adjoint of another output is set."],
      ["acc.s.0", "s (+) sends −0.5 back to x₁. The adjoint of x₁ was 0; 0 + (−0.5) = −0.5."],
      ["acc.s.1", "s (+) sends −0.5 back to x₂. The adjoint of x₂ was 0; 0 + (−0.5) = −0.5."],
      ["acc.p.0", "p (×) sends 1 × 3 = 3 back to x₁. The adjoint of x₁ was −0.5; −0.5 + 3 = 2.5."],
      ["acc.p.1", "p (×) sends 1 × (−2) = −2 back to x₂. The adjoint of x₂ was −0.5; −0.5 + (−2) = −2.5."],
      ["collect", "The gradient is read off: x̄₁ = 2.5, x̄₂ = −2.5."],
    ];
    expect(captions).toEqual(expected.map((line) => line.map((text) => text.normalize("NFC"))));
  });

  it("says at the start what to do", () => {
    expect(captionAt(two, 0)).toBe("The inputs are set. Step forward to evaluate the first node.");
    expect(announcementAt(two, 0)).toBe(`Start: ${captionAt(two, 0)}`);
  });

  it("is announced with the number and phase of the step", () => {
    expect(announcementAt(two, 2)).toBe(
      "Step 2 of 13, forward: s equals x 1 plus x 2 equals minus 2 plus 3 equals 1.",
    );
    expect(announcementAt(two, 5)).toMatch(/^Step 5 of 13, sort: visit\(p\)/);
  });

  it("is announced with a reason if the number is not finite", () => {
    const bad = run([-1], (x) => ({ names: {}, outputs: { y: add(log(x), x) } }));
    expect(announcementAt(bad, 1)).toMatch(/equals not a number\. log of minus 1 equals not a number: .+\.$/);
    expect(announcementAt(bad, 2)).toMatch(
      /equals not a number\. not a number plus .+ equals not a number: .+\.$/,
    );
    expect(announcementAt(bad, 3)).not.toMatch(/not a number/);
  });
});
