import { expect, it } from "vitest";
import { checkpoint, checkpointIn } from "../autodiff/checkpoint.ts";
import { inFloat8 } from "../autodiff/float8.ts";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { keeping } from "../autodiff/testing/chain.ts";
import { constant } from "../autodiff/var.ts";
import { runChain } from "../trace/testing/chains.ts";
import { run } from "../trace/testing/run.ts";
import { indexOfKey, type Trace } from "../trace/trace.ts";
import { announcementAt } from "./announcement.ts";
import { captionAt } from "./caption.ts";

const captionOf = (trace: Trace, key: string): string =>
  captionAt(trace, indexOfKey(trace, key) ?? 0).normalize("NFC");

it("captions say why values are kept and dropped, and from where they are recomputed", () => {
  const trace = runChain(keeping(0, 2, 4));
  expect(captionOf(trace, "keep.h2")).toBe("h₂ is kept: what follows can be recomputed from it.");
  expect(captionOf(trace, "keep.h4")).toBe("h₄ is kept: it is an output.");
  expect(captionOf(trace, "discard.h1")).toBe(
    "h₁ is dropped: no later step of the forward pass needs it, and the backward pass can recompute it.",
  );
  expect(captionOf(trace, "recompute.h3")).toBe(
    "h₃ is recomputed from h₂: h₂ w₃ = 0.7031 × 1 = 0.7031, as before.",
  );
});

it("a caption of a recomputed value that is another says what it was", () => {
  const trace = runChain(keeping(0, 2, 4), { keep: checkpointIn(inFloat8) });
  expect(captionOf(trace, "recompute.h3")).toBe(
    "h₃ is recomputed from h₂: h₂ w₃ = 0.7031 × 1 ≈ 0.6875. It was 0.7031.",
  );
  expect(captionOf(trace, "recompute.h4")).toBe(
    "h₄ is recomputed from h₃: h₃ w₄ = 0.6875 × 0.875 ≈ 0.625. It was 0.6152.",
  );
  expect(captionOf(trace, "collect")).toMatch(/^The gradient is read off, but it is wrong, because /);
  const last = indexOfKey(trace, "recompute.h4") ?? 0;
  expect(announcementAt(trace, last)).toMatch(
    /: h 3 times w 4 equals 0.6875 times 0.875 is about 0.625. It was 0.6152.$/,
  );
});

it("a caption names all states, if any, from which a value is recomputed", () => {
  const trace = run([2, 3], (x1, x2) =>
    checkpoint((a, b) => add(mul(a, b), mul(constant(5), constant(7))), x1, x2),
  );
  expect(captionOf(trace, "recompute.n2")).toBe(
    "n₂ is recomputed from x₁ and x₂: x₁ x₂ = 2 × 3 = 6, as before.",
  );
  expect(captionOf(trace, "recompute.n3")).toMatch(/^n₃ is recomputed: 5 /);
});
