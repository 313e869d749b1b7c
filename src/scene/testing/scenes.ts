import { type Example, examples, matrixExamples } from "../../engine/examples.ts";
import type { Run } from "../../engine/messages.ts";
import { run } from "../../engine/run.ts";
import { indexOfKey, type Step } from "../../trace/trace.ts";
import { type Scene, type SceneNode, scene } from "../scene.ts";

/** A run, and its name for test titles. */
export interface NamedRun {
  readonly name: string;
  readonly run: Run;
}

/** Runs of every case, with and without engine detail, and some with extreme numbers. */
export const runs: readonly NamedRun[] = examples.map(named);

/**
 * All of `runs`, and runs whose drawings differ: many nodes, matrices of all sizes, numbers that are not
 * finite.
 */
export const drawings: readonly NamedRun[] = [...runs, ...matrixExamples.map(named)];

function named({ name, request }: Example): NamedRun {
  return { name, run: run(request) };
}

/** Returns the picture at an index. */
export function sceneAt({ trace, layout, request }: Run, index: number): Scene {
  return scene(trace, layout, index, request.detail ?? false);
}

/**
 * Returns the index of a step.
 *
 * @throws Error if the run has no such step.
 */
export function indexOf({ trace }: Run, key: string): number {
  const index = indexOfKey(trace, key);
  if (index === undefined) throw new Error(`no step ${key}`);
  return index;
}

/** Returns every index of a run with its step; undefined for the start. */
export function everyStep({ trace }: Run): { readonly index: number; readonly step: Step | undefined }[] {
  return [undefined, ...trace.steps].map((step, index) => ({ index, step }));
}

/** Returns all steps of a short run, and about fifty of a long run. */
export function someSteps(run: Run): ReturnType<typeof everyStep> {
  const stride = Math.ceil(run.trace.steps.length / 50);
  return everyStep(run).filter(({ index }) => index % stride === 0);
}

/**
 * Returns a node by its id.
 *
 * @throws Error if the picture has no such node.
 */
export function nodeIn({ nodes }: Scene, id: string): SceneNode {
  const node = nodes.find((candidate) => candidate.id === id);
  if (node === undefined) throw new Error(`no node ${id}`);
  return node;
}
