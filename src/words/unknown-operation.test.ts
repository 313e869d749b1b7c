import { expect, it } from "vitest";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { square } from "../autodiff/operations/powers.ts";
import { nodesFrom } from "../trace/nodes.ts";
import { run } from "../trace/testing/run.ts";
import { runWhole } from "../trace/testing/run-whole.ts";
import { indexOfKey, type Trace } from "../trace/trace.ts";
import { captionAt } from "./caption.ts";
import { diagnose } from "./diagnose.ts";

/** Returns a trace whose operations a reader knows only by label. */
function recorded(trace: Trace, label: string): Trace {
  const nodes = trace.nodes.map((node) => (node.op === undefined ? node : { ...node, op: "unknown" }));
  return { ...trace, operations: { unknown: { label } }, nodes: nodesFrom(nodes) };
}

const captionOf = (trace: Trace, key: string) => captionAt(trace, indexOfKey(trace, key) ?? 0);
const onMatrix = (rows: number[][]) =>
  runWhole([rows], (A) => ({ names: {}, outputs: { Y: elementwise(square, A) }, seeds: { Y: rows } }));

it("captions give the label and the amount where no formula is known", () => {
  const trace = recorded(
    run([3], (x) => square(x)),
    "gelu",
  );
  expect(captionOf(trace, "eval.y")).toBe("y (gelu) = 9.");
  expect(captionOf(trace, "acc.y.0")).toBe("gelu sends 6 back to x₁. The adjoint of x₁ was 0; 0 + 6 = 6.");
});

it("captions give the shape of a large contribution where no formula is known", () => {
  const trace = recorded(onMatrix(Array.from({ length: 8 }, () => [1, 2])), "v1.1");
  expect(captionOf(trace, "eval.Y")).toBe("Y (v1.1), an 8 × 2 matrix.");
  expect(captionOf(trace, "acc.Y.0")).toBe(
    "Y (v1.1) sends an 8 × 2 matrix back to A. The adjoint of A was zero; now it is the whole 8 × 2 contribution.",
  );
});

it("diagnoses name an operation without a known formula as the cause", () => {
  const trace = recorded(
    run([1e200], (x) => square(square(x))),
    "gelu",
  );
  expect(diagnose(trace).map(({ text }) => text.normalize("NFC"))).toEqual(
    ["n₁ = ∞: computed by gelu", "n̄₁ receives ∞: computed by gelu"].map((text) => text.normalize("NFC")),
  );
});
