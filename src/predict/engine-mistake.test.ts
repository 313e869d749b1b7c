import { expect, it } from "vitest";
import { engineText, mistaken, recordText } from "../programs/watch/testing/engines.ts";
import { engineMistakes } from "./engine-mistake.ts";

const [chapter, micrograd, microgpt, tape] = (["chapter", "micrograd", "microgpt", "tape"] as const).map(
  engineText,
) as [string, string, string, string];

it.each([
  ["= for +=", chapter, "parent.grad += pullback(v.grad)", "parent.grad = pullback(v.grad)", "assigns"],
  ["no seed", chapter, "        self.grad = 1.0\n", "", undefined],
  ["a wrong factor", chapter, "(b, lambda g: g * a.value)", "(b, lambda g: g * b.value)", "own-operand"],
  ["the list not reversed", chapter, "in reversed(topo)", "in topo", "forward-order"],
  [
    "= for += in micrograd",
    micrograd,
    "self.grad += other.data * out.grad",
    "self.grad = other.data * out.grad",
    "assigns",
  ],
  ["= for += in microgpt", microgpt, "child.grad += local_grad", "child.grad = local_grad", "assigns"],
  ["= for += on a tape", tape, "bar.get(parent, 0.0) + g * partial", "g * partial", "assigns"],
  ["a tape read forwards", tape, "reversed(tape)", "tape", "forward-order"],
] as const)("the mistake %s of an engine of one's own is named", (_, text, right, wrong, id) => {
  const found = engineMistakes(recordText(mistaken(text, right, wrong)));
  if (id === undefined) expect(found).toEqual([]);
  else expect(found).toContain(id);
});

it("a right engine has no mistake, and a mistake that nobody knows has no name", () => {
  expect(engineMistakes(recordText(chapter))).toEqual([]);
  const twice = mistaken(chapter, "parent.grad += pullback(v.grad)", "parent.grad += 7 * pullback(v.grad)");
  expect(engineMistakes(recordText(twice))).toEqual([]);
});
