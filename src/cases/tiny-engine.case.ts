import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { defineCase } from "./define-case.ts";
import { real } from "./parameters/number.ts";

/** Case Study 10: the engine itself, with its closures, its topological sort and its loop in view. */
export default defineCase({
  number: 10,
  slug: "tiny-engine",
  title: "Tiny reverse-mode engine",
  group: "The engine",
  formula: "y = x_1 x_2 + \\sin(x_1)",
  summary: "Values, adjoints and backward closures are the whole mechanism.",
  parameters: {
    x1: real("input", { default: 2, min: -4, max: 4 }),
    x2: real("input", { default: 3, min: -4, max: 4 }),
  },
  detail: true,
  panel: "code",
  program: ({ x1, x2 }) => {
    const v1 = mul(x1, x2);
    const v2 = sin(x1);
    const v3 = add(v1, v2);
    return { names: { v1, v2, v3 }, outputs: { y: v3 } };
  },
  closedForms: {
    x1: { tex: "x_2 + \\cos(x_1)", value: ({ x1, x2 }) => x2 + Math.cos(x1) },
    x2: { tex: "x_1", value: ({ x1 }) => x1 },
  },
  result: "\\bar x_1 = x_2 + \\cos(x_1), \\qquad \\bar x_2 = x_1",
  notes: {
    "eval.v1":
      "`mul` computes the value and stores two closures, one for each parent. Each remembers the other factor.",
    "eval.v2":
      "`sin` stores one closure. It captures its operand, whose cosine will be taken only on the way back.",
    "eval.v3":
      "`add` stores two closures that capture nothing. The graph is now built, as a by-product of computing $y$.",
    "visit.x1": "`visit` goes down to the leaves first. $x_1$ has no parents, so it is the first in `topo`.",
    "visit.x2": "The product's other parent is a leaf too.",
    "visit.v1": "Both parents of the product are listed, so it may follow them.",
    "visit.v2": "$x_1$ is in `seen`: it is not visited again, although the sine uses it too.",
    "visit.v3": "The output comes last. Read from the end, `topo` has every node before its parents.",
    "seed.v3": "`self.grad = 1.0`: the loop that follows needs nothing else to start.",
    "acc.v3.0": "`parent.grad += pullback(v.grad)`, for the first parent of the last node in `topo`.",
    "acc.v3.1": "The same line for its second parent. The closure is the very same function.",
    "acc.v2.0": "$v_2$ comes before $v_1$ in the loop: the list is read from its end.",
    "acc.v1.0":
      "The closure kept $x_2$ since the forward pass; $x_1$ already holds the sine's share, so it is added.",
    "acc.v1.1": "The last closure runs. $x_1$ and $x_2$ have no parents, and the loop ends.",
    collect:
      "The forward pass built a graph, each operation stored a pullback, and the traversal accumulated.",
  },
});
