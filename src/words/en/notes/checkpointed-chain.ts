import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 9, by step key. */
export const notes = texts({
  "keep.h0": "The input is kept: from it, everything can be evaluated again.",
  "keep.h*":
    "This state is stored: what comes after it can be run again from here, without what came before.",
  "output keep.h*": "The last state is the output. It is kept, since the way back starts from it.",
  "eval.h1": "The first layer, $h_1 = \\tanh(w_1 h_0)$. Each layer is one node with one state.",
  "eval.h*":
    "The same rule with the next weight. What this layer's $\\bar w_k$ will need is the state before it.",
  "store=h0,h4,h8 discard.h1":
    "$h_2$ has been made from it, and $h_0$ leads back to it: $h_1$ need not stay in memory.",
  "discard.h*": "Nothing ahead needs this state any more, and the way back can do without it: it is dropped.",
  "seed.h*": "The last state is the output. Its adjoint is 1.",
  "store=h0,h4,h8 recompute.h5":
    "The way back has come to $h_8$ and asks for $h_7$, which was dropped. So the segment from $h_4$ runs again, first $h_5$, to the same bits.",
  "store=h0,h4,h8 recompute.h8":
    "The whole segment runs again, its last layer too: it is the graph and its pullbacks that are made anew.",
  "store=h0,h4,h8 recompute.h1":
    "Only now does the first segment run again, from $h_0$. What came after it is gone: two segments are never held together.",
  "recompute.h*":
    "This state was dropped and is needed once more: it is evaluated again from the one before, to the same bits.",
  "held recompute.h*":
    "This state is still there. Its layer, the last of the segment, runs again all the same, so that its graph and its pullback are made anew.",
  "acc.h*.0":
    "The weight receives $\\bar h_k (1 - h_k^2)\\, h_{k-1}$, for which the state before the layer had to be there.",
  "store=h0,h4,h8 acc.h5.1":
    "$\\bar h_4$ is complete. The segment has done its work, and its states can go a second time.",
  "acc.h1.1": "The chain ends at $h_0$, whose adjoint is the product of all slopes on the way.",
  "acc.h*.1":
    "The state before receives $\\bar h_k (1 - h_k^2)\\, w_k$: no more than $|w_k|$ times the adjoint gets through a layer.",
  "lowersPeak collect": "The same gradient as with full storage, bit for bit: less memory, more evaluations.",
  "repeated collect":
    "The same gradient as with full storage, bit for bit. Layers were evaluated again, yet at one time all states were in memory, as with full storage.",
  collect:
    "Every state was kept until it was used: nothing was evaluated twice, and all were in memory at once.",
});
