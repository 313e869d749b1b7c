import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 9, by step key. */
export const notes = texts({
  "keep.h0": "The input is kept: everything can be recomputed from it.",
  "keep.h*": "This state is stored: later layers can be recomputed from here, without the earlier states.",
  "output keep.h*": "The last state is the output. It is kept because the backward pass starts here.",
  "eval.h1": "The first layer, $h_1 = tanh(w_1 h_0)$. Each layer is one node with one state.",
  "eval.h*": "The same rule with the next weight. The adjoint $w̄_k$ will need the state before this layer.",
  "store=h0,h4,h8 discard.h1":
    "$h_2$ is computed, and $h_1$ can be recomputed from $h_0$, so it need not stay in memory.",
  "discard.h*": "Nothing ahead needs this state, and it can be recomputed later, so it is dropped.",
  "seed.h*": "The last state is the output. Its adjoint is 1.",
  "changed store=h0,h4,h8 recompute.h5":
    "The backward pass at $h_8$ needs $h_7$, which was dropped. So the segment from $h_4$ is recomputed, but in float8, with 4 significant bits instead of 53. So $h_5$ is not what it was.",
  "recompute=faithful store=h0,h4,h8 recompute.h5":
    "The backward pass at $h_8$ needs $h_7$, which was dropped. So the segment from $h_4$ is recomputed, $h_5$ first, with identical bits.",
  "recompute=faithful store=h0,h4,h8 recompute.h8":
    "The whole segment is recomputed, including its last layer, to rebuild the graph and its pullbacks.",
  "recompute=faithful store=h0,h4,h8 recompute.h1":
    "Only now is the first segment recomputed, from $h_0$. The second segment is gone: memory never holds both.",
  "changed recompute.h*":
    "This state is recomputed in float8, with 4 significant bits, so it is not the state of the forward pass. The pullbacks use it all the same, and what they send is wrong.",
  "recompute.h*":
    "This state was dropped and is needed again: it is recomputed from the state before, bit for bit.",
  "held recompute.h*":
    "This state is still in memory. Its layer, the last of the segment, is recomputed anyway, to rebuild its graph and pullback.",
  "acc.h*.0":
    "The adjoint of the weight receives $h̄_k (1 - h_k^2) h_{k-1}$, which needs the state before the layer.",
  "store=h0,h4,h8 acc.h5.1": "$h̄_4$ is complete. The segment is done, and its states can be dropped again.",
  "acc.h1.1": "The chain ends at $h_0$, whose adjoint is the product of all slopes on the way.",
  "acc.h*.1":
    "The adjoint of the previous state receives $h̄_k (1 - h_k^2) w_k$: at most $|w_k|$ times the adjoint gets through a layer.",
  "unfaithful collect":
    "**A wrong gradient.** The derivative stays the same only if the recomputation reproduces the values of the forward pass. Here it did not, so the pullbacks multiplied by wrong slopes. The check panel shows the right one beside it.",
  "lowersPeak collect":
    "The same gradient as with full storage, bit for bit: less memory, more forward computation.",
  "repeated collect":
    "The same gradient as with full storage, bit for bit. Layers were recomputed, yet all states were in memory at one point.",
  collect:
    "Every state was kept until it was used: nothing was recomputed, and all states were in memory at once.",
});
