import { texts } from "../../language.ts";

/** Explanations of the steps of Case Study 6, by step key. */
export const notes = texts({
  "store=input eval.Y":
    "Entries above 0 pass, the others become 0. The pullback keeps $X$ whole, 64 bits an entry, though it will ask for signs alone.",
  "store=output eval.Y":
    "Entries above 0 pass, the others become 0. The pullback keeps $Y$, which the next layer often keeps for itself; $X$ can be freed.",
  "store=mask kink=0.5 eval.Y":
    "Entries above 0 pass, the others become 0. The mask has to tell three cases apart: two bits an entry.",
  "store=mask eval.Y":
    "Entries above 0 pass, the others become 0. The pullback keeps which ones passed: one bit an entry, a 64th of $X$.",
  "seed.Y": "$\\bar Y$ arrives from later layers, one number an entry.",
  "store=output acc.Y.0":
    "$Y_{ij} > 0$ says the same as $X_{ij} > 0$. But $X = 0$ and $X < 0$ both left $Y = 0$, so that at 0 no derivative but 0 is possible.",
  "store=mask kink=1 acc.Y.0":
    "The mask was made with 1 at exactly 0, so the adjoint passes there. From $M$ alone this cannot be told from $X > 0$.",
  "store=mask kink=0.5 acc.Y.0":
    "The mask holds 0, 0.5 and 1. At exactly 0 half of the adjoint passes: the mean of the slopes on both sides.",
  "store=mask acc.Y.0":
    "$M$ is 1 where $X_{ij} > 0$. Its price was one comparison an entry on the way forward; now $X$ need not be there any more.",
  "kink=1 acc.Y.0":
    "The adjoint passes where $X_{ij} > 0$ and stops where $X_{ij} < 0$. At exactly 0 there is no derivative; this convention lets it pass.",
  "kink=0.5 acc.Y.0":
    "The adjoint passes where $X_{ij} > 0$ and stops where $X_{ij} < 0$. At exactly 0 this convention takes half, the mean of the slopes on both sides.",
  "acc.Y.0":
    "The adjoint passes where $X_{ij} > 0$ and stops where $X_{ij} < 0$. At exactly 0 there is no derivative; the convention is 0, as in PyTorch and JAX.",
  "store=output collect":
    "The output gives the same gradient as the input would, as long as the derivative at 0 is 0.",
  "store=mask collect":
    "The mask gives the same gradient as the input would, for a bit or two an entry instead of a number.",
  "kink=0 collect":
    "The input itself was kept for this. The output or a mask would give the same gradient; the mask often costs less memory.",
  collect:
    "The input itself was kept for this. A mask made with the same convention at 0 would give the same gradient, and it often costs less memory.",
});
