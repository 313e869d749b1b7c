import { cases } from "../../cases/all.ts";
import type { Run, RunRequest } from "../../engine/messages.ts";
import { run } from "../../engine/run.ts";
import { indexOfKey, type Step } from "../../trace/trace.ts";
import { type Scene, type SceneNode, scene } from "../scene.ts";

/** A run and what it is of, for titles of tests. */
export interface NamedRun {
  readonly name: string;
  readonly run: Run;
}

const requests: readonly RunRequest[] = [
  ...cases.flatMap(({ slug }) => [false, true].map((detail) => ({ slug, params: {}, detail }))),
  ...[1, 50].map((T) => ({ slug: "recurrence", params: { T }, detail: true })),
  { slug: "recurrence", params: { x: -1.23456e-300, a: -1e300, b: 0.1 + 0.2 }, detail: true },
  { slug: "shared-intermediate", params: { x: 1e200 }, detail: true },
  { slug: "two-inputs", params: { x1: -1e200, x2: -1.5e200 }, detail: true },
  { slug: "vector-jacobian-product", params: { x1: -0, x2: -1e-5, u1: 0, u2: -2 }, detail: true },
];

/** Runs of every case, without and with the engine's detail, and some of ugly numbers. */
export const runs: readonly NamedRun[] = requests.map((request) => {
  const { slug, params, detail } = request;
  const given = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  return { name: [slug, ...given, ...(detail ? ["in detail"] : [])].join(" "), run: run(request) };
});

const count = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => (i + 1) * (j - 1.5)));

/** Runs of what drawings differ by: many nodes, matrices of all sizes, numbers that are not finite. */
export const drawings: readonly NamedRun[] = [
  ...runs,
  ...(
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
      ["direct softmax", "softmax-cross-entropy", { variant: "direct" }],
      ["direct softmax of 4 × 5", "softmax-cross-entropy", { variant: "direct", z: count(4, 5) }],
      [
        "direct softmax that overflows",
        "softmax-cross-entropy",
        { variant: "direct", z: [[1000, 1001, 999]] },
      ],
    ] as const
  ).map(([name, slug, params]) => ({ name, run: run({ slug, params }) })),
];

/** The picture at an index. */
export function sceneAt({ trace, layout, request }: Run, index: number): Scene {
  return scene(trace, layout, index, request.detail ?? false);
}

/** @throws Error if the run has no such step. */
export function indexOf({ trace }: Run, key: string): number {
  const index = indexOfKey(trace, key);
  if (index === undefined) throw new Error(`no step ${key}`);
  return index;
}

/** Every index of a run with its step; none for the start. */
export function everyStep({ trace }: Run): { readonly index: number; readonly step: Step | undefined }[] {
  return [undefined, ...trace.steps].map((step, index) => ({ index, step }));
}

/** The same of short runs; of long ones some fifty steps of all kinds. */
export function someSteps(run: Run): ReturnType<typeof everyStep> {
  const stride = Math.ceil(run.trace.steps.length / 50);
  return everyStep(run).filter(({ index }) => index % stride === 0);
}

/** @throws Error if the picture has no such node. */
export function nodeIn({ nodes }: Scene, id: string): SceneNode {
  const node = nodes.find((one) => one.id === id);
  if (node === undefined) throw new Error(`no node ${id}`);
  return node;
}
