import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 10, by step key. */
export const notes = texts({
  "eval.v1":
    "`mul` computes the value and stores two closures, one for each parent. Each captures the other factor.",
  "eval.v2":
    "`sin` stores one closure. It captures its operand, whose cosine is taken only in the backward pass.",
  "eval.v3":
    "`add` stores two closures that capture nothing. The graph is now built, as a by-product of computing $y$.",
  "visit.x1": "`visit` goes down to the leaves first. $x_1$ has no parents, so it is the first in `topo`.",
  "visit.x2": "The product's other parent is a leaf too.",
  "visit.v1": "Both parents are listed, so the product can follow.",
  "visit.v2": "$x_1$ is in `seen`: it is not visited again, although the sine uses it too.",
  "visit.v3": "The output comes last. Read from the end, `topo` has every node before its parents.",
  "seed.v3": "`self.grad = 1.0`: the loop needs nothing else to start.",
  "acc.v3.0": "`parent.grad += pullback(v.grad)`, for the first parent of the last node in `topo`.",
  "acc.v3.1": "The same line for the second parent. The closure is the same function.",
  "acc.v2.0": "$v_2$ comes before $v_1$ in the loop: the list is read from its end.",
  "acc.v1.0":
    "The closure captured $x_2$ in the forward pass; $x̄_1$ already holds the sine's share, so this one is added.",
  "acc.v1.1": "The last closure runs. $x_1$ and $x_2$ have no parents, and the loop ends.",
  collect: "The forward pass built a graph, each operation stored a pullback, and the traversal accumulated.",
});
