import { expect, it } from "vitest";
import { binomial } from "../autodiff/testing/chain.ts";
import { isLastEvaluation } from "./evaluations.ts";
import { runChain } from "./testing/chains.ts";

it("the last evaluation of a node is its last recomputation, or its only evaluation", () => {
  const trace = runChain(binomial(3, 1));
  const last = trace.steps.filter((step) => isLastEvaluation(trace, step)).map(({ key }) => key);
  expect(last).toEqual(["eval.h3", "recompute.h2", "recompute.h1.2"]);
});
