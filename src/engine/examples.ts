import { cases } from "../cases/all.ts";
import { paramsOf, slugOf } from "../cases/source.ts";
import type { RunRequest } from "./messages.ts";

/** A case at some inputs, for drawing and testing. */
export interface Example {
  readonly name: string;
  readonly request: RunRequest;
}

const count = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => (i + 1) * (j - 1.5)));

const ugly: readonly RunRequest[] = [
  ...[1, 50].map((T) => ({ case: "recurrence", params: { T }, detail: true })),
  { case: "recurrence", params: { x: -1.23456e-300, a: -1e300, b: 0.1 + 0.2 }, detail: true },
  { case: "shared-intermediate", params: { x: 1e200 }, detail: true },
  { case: "two-inputs", params: { x1: -1e200, x2: -1.5e200 }, detail: true },
  { case: "vector-jacobian-product", params: { x1: -0, x2: -1e-5, u1: 0, u2: -2 }, detail: true },
];

/** Every case at its defaults, with and without the engine's detail, and some at unwieldy numbers. */
export const examples: readonly Example[] = [
  ...cases.flatMap(({ slug }) => [false, true].map((detail) => ({ case: slug, params: {}, detail }))),
  ...ugly,
].map((request) => {
  const { detail } = request;
  const given = Object.entries(paramsOf(request)).map(([name, value]) => `${name}=${value}`);
  return { name: [slugOf(request), ...given, ...(detail ? ["in detail"] : [])].join(" "), request };
});

/** Further drawings: matrices of all sizes, choices, recomputed values, non-finite numbers. */
export const matrixExamples: readonly Example[] = (
  [
    ["linear-layer by kernels", "linear-layer", { view: "kernels" }],
    ["linear-layer by scalars", "linear-layer", { view: "scalar" }],
    [
      "linear-layer of 4 × 4",
      "linear-layer",
      { X: count(4, 4), W: count(4, 4), b: count(1, 4)[0] ?? [], Ybar: count(4, 4) },
    ],
    ["linear-layer of 1 × 1", "linear-layer", { X: [[2]], W: [[3]], b: [1], Ybar: [[0]] }],
    ["relu-layer with its mask", "relu-layer", { store: "mask", kink: 0.5, X: count(4, 4) }],
    ["an unfaithful recomputation", "checkpointed-chain", { recompute: "unfaithful" }],
    ["direct softmax", "softmax-cross-entropy", { variant: "direct" }],
    ["direct softmax of 4 × 5", "softmax-cross-entropy", { variant: "direct", z: count(4, 5) }],
    ["direct softmax that overflows", "softmax-cross-entropy", { variant: "direct", z: [[1000, 1001, 999]] }],
  ] as const
).map(([name, slug, params]) => ({ name, request: { case: slug, params } }));
