import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 5, by step key. */
export const notes = texts({
  "view=kernels eval.Y": "The second kernel adds $b$, the same row to every row of $P$.",
  "eval.Y": "One node holds the whole layer: every row of $X$ times $W$, plus the same $b$ in each row.",
  "eval.P": "The first kernel is a matrix product. $P$ is now a separate value, with its own adjoint.",
  "eval.m*":
    "Each multiplication is a node, $m_{ikj} = X_{ik} W_{kj}$, and keeps two factors for the backward pass.",
  "eval.s*": "One addition of the dot product. A kernel adds in a register; here the sum is recorded.",
  "eval.Y*": "The bias comes last. The same $b_j$ is used again for every row.",
  "seed.Y": "$Ȳ$ arrives from later layers. It has the shape of $Y$: one sensitivity per entry.",
  "seed.Y*": "Here each entry of $Y$ is a separate output, seeded with its entry of $Ȳ$.",
  "view=kernels acc.Y.0": "An addition passes its adjoint on unchanged, so $P̄$ is $Ȳ$.",
  "view=kernels acc.Y.1": "$b$ was spread over the rows. Spreading forward means summing backward.",
  "acc.Y.0":
    "Each row of $Ȳ$ goes back through $Wᵀ$. The shapes leave no other product: $B × d_out$ times $d_out × d_in$.",
  "acc.Y.1":
    "The transpose pairs each column of $X$ with each column of $Ȳ$ and sums over the batch: every example adds its share to the same weights, all entries in one matrix product.",
  "acc.Y.2": "$b$ was added to every row, so $b̄$ is the sum of all rows of $Ȳ$.",
  "acc.P.0": "The rule of the whole layer, with $P̄$ for $Ȳ$: each row goes back through $Wᵀ$.",
  "acc.P.1":
    "The same transpose as in one node. Two kernels add an intermediate adjoint; the result is the same.",
  "acc.Y*.0": "The addition passes $Ȳ_{ij}$ on to the dot product: nothing to compute, but still a step.",
  "acc.Y*.1": "One row's share for $b_j$. Over all rows these steps sum to $∑_{i=1}^{B} Ȳ_i$.",
  "acc.s*.0": "An addition hands the same number to both operands: here to the sum so far …",
  "acc.s*.1": "… and here to the product that was added to it.",
  "acc.m*.0": "$X̄_{ik}$ receives $Ȳ_{ij} W_{kj}$, one term of one entry of $Ȳ Wᵀ$.",
  "acc.m*.1": "$W̄_{kj}$ receives $X_{ik} Ȳ_{ij}$: one example's share of one entry of $Xᵀ Ȳ$.",
  "view=kernels collect":
    "The same gradients as from one node, by the rules for a product and an addition. The fused rule needs no $P̄$.",
  "view=scalar collect":
    "The same gradients, but every multiplication was a node: $4 B d_in d_out$ pullbacks for what two matrix products and a sum did.",
  collect:
    "Two matrix products and a reduction: the backward pass has the same numerical character as the forward pass. So systems write reverse rules as tensor kernels.",
});
