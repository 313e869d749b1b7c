import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 6, by step key. */
export const notes = texts({
  "store=input eval.Y":
    "Entries above 0 pass, the others become 0. The pullback keeps all of $X$, 64 bits per entry, though it needs only the signs.",
  "store=output eval.Y":
    "Entries above 0 pass, the others become 0. The pullback keeps $Y$, which the next layer often keeps anyway; $X$ can be freed.",
  "store=mask kink=0.5 eval.Y":
    "Entries above 0 pass, the others become 0. The mask must tell three cases apart: two bits per entry.",
  "store=mask eval.Y":
    "Entries above 0 pass, the others become 0. The pullback records which passed: one bit per entry, a 64th of $X$.",
  "seed.Y": "$Ȳ$ arrives from later layers, one number per entry.",
  "store=output acc.Y.0":
    "$Y_{ij} > 0$ is equivalent to $X_{ij} > 0$. But $X = 0$ and $X < 0$ both give $Y = 0$, so the derivative at 0 must be 0.",
  "store=mask kink=1 acc.Y.0":
    "The mask is 1 at exactly 0, so the adjoint passes there. $M$ alone cannot distinguish this from $X > 0$.",
  "store=mask kink=0.5 acc.Y.0":
    "The mask holds 0, 0.5 and 1. At exactly 0 half of the adjoint passes: the mean of the slopes on both sides.",
  "store=mask acc.Y.0":
    "$M$ is 1 where $X_{ij} > 0$. It cost one comparison per entry in the forward pass; now $X$ is no longer needed.",
  "kink=1 acc.Y.0":
    "The adjoint passes where $X_{ij} > 0$ and stops where $X_{ij} < 0$. At exactly 0 there is no derivative; this convention lets it pass.",
  "kink=0.5 acc.Y.0":
    "The adjoint passes where $X_{ij} > 0$ and stops where $X_{ij} < 0$. At exactly 0 this convention takes half, the mean of the slopes on both sides.",
  "acc.Y.0":
    "The adjoint passes where $X_{ij} > 0$ and stops where $X_{ij} < 0$. At exactly 0 there is no derivative; the convention is 0, as in PyTorch and JAX.",
  "store=output collect":
    "The output gives the same gradient as the input would, as long as the derivative at 0 is 0.",
  "store=mask collect":
    "The mask gives the same gradient as the input would, for a bit or two per entry instead of a number.",
  "kink=0 collect":
    "Here the input itself was kept. The output or a mask would give the same gradient; the mask often costs less memory.",
  collect:
    "Here the input itself was kept. A mask made with the same convention at 0 would give the same gradient, and it often costs less memory.",
});
