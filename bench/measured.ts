/** What the benchmark measures, in one module, which `build.js` bundles as the library is bundled. */
import { backward } from "../src/autodiff/backward.ts";
import type { GraphNode } from "../src/autodiff/graph-node.ts";
import { add, affine, mul } from "../src/autodiff/operations/arithmetic.ts";
import { sin, tanh } from "../src/autodiff/operations/curves.ts";
import { elementwise } from "../src/autodiff/operations/elementwise.ts";
import { matmul } from "../src/autodiff/operations/matrices.ts";
import { tanhLayer } from "../src/autodiff/operations/tanh-layer.ts";
import { constant } from "../src/autodiff/var.ts";
import { runChain } from "../src/cases/chain.ts";
import { headroomOf } from "../src/layout/headroom.ts";
import { layout } from "../src/layout/layout.ts";
import { picture } from "../src/scene/picture.ts";
import { sceneAt } from "../src/scene/scene.ts";
import type { MatrixLeaf } from "../src/trace/leaves.ts";
import { buffersOf, packTrace, unpackTrace } from "../src/trace/pack-trace.ts";
import { type Program, runProgram, seededEntries } from "../src/trace/program.ts";
import { recordProgram } from "../src/trace/record-program.ts";
import type { Trace } from "../src/trace/trace.ts";

type Scalar = GraphNode<number>;
type Layers = readonly (readonly (readonly Scalar[])[])[];

/** Runs a program forward and backward without recording. */
export function runBare(program: Program): void {
  const { built } = runProgram(program);
  backward(seededEntries(built).map(([, output, seed]) => [output, seed]));
}

/** Records a program, without the visits of the sort. */
export function record(program: Program): Trace {
  return recordProgram({ ...program, detail: false });
}

/** Returns how large a trace is. */
export function sizesOf({ nodes, steps }: Trace): { readonly nodes: number; readonly steps: number } {
  return { nodes: nodes.length, steps: steps.length };
}

/** Prepares the pictures of a run. The function returned computes the scene after a number of steps. */
export function prepareScenes(trace: Trace): (index: number) => unknown {
  const prepared = picture({ trace, layout: layout(trace) }, false);
  return (index) => sceneAt(prepared, index);
}

export { buffersOf, headroomOf, layout, packTrace, unpackTrace };

/** A chain of sines: h = sin(h). */
export function chain(length: number): Program {
  return {
    leaves: [{ name: "x", value: 0.7, role: "input" }],
    build: ({ x }) => {
      let h = x as Scalar;
      for (let i = 0; i < length; i++) h = sin(h);
      return { names: {}, outputs: { y: h } };
    },
  };
}

/** A chain of operations on matrices of 3 rows and 4 columns: products with a matrix W, and their hyperbolic tangents. */
export function tensorChain(length: number): Program {
  const matrix = (rows: number) =>
    Array.from({ length: rows }, (_, i) => Array.from({ length: 4 }, (_, j) => Math.sin(4 * i + j)));
  return {
    leaves: [
      { name: "X", value: matrix(3), role: "input" },
      { name: "W", value: matrix(4), role: "parameter" },
    ],
    build: ({ X, W }) => {
      let H = (X as MatrixLeaf).whole;
      for (let i = 0; i < length; i++) {
        H = i % 2 === 0 ? matmul(H, (W as MatrixLeaf).whole) : elementwise(tanh, H);
      }
      return { names: {}, outputs: { Y: H }, seeds: { Y: matrix(3) } };
    },
  };
}

/** The recurrence h = tanh(a h + b) of Case Study 8, with T steps. */
export function recurrence(T: number): Program {
  return {
    leaves: Object.entries({ x: 0.5, a: 1.2, b: -0.3 }).map(([name, value]) => ({
      name,
      value,
      role: name === "x" ? ("input" as const) : ("parameter" as const),
    })),
    build: ({ x, a, b }) => {
      let h = x as Scalar;
      for (let t = 0; t < T; t++) h = tanh(affine(a as Scalar, h, b as Scalar));
      return { names: {}, outputs: { L: h } };
    },
  };
}

/** The chain h = tanh(w h) of Case Study 9, with L layers of which every ⌈√L⌉-th state is kept. */
export function checkpointedChain(L: number): Program {
  const weights = Array.from({ length: L }, (_, k) => 0.8 + 0.4 * Math.sin(k));
  return {
    leaves: [
      { name: "x", value: 0.5, role: "input" },
      ...weights.map((value, k) => ({ name: `w${k + 1}`, value, role: "parameter" as const })),
    ],
    build: ({ x, ...w }) => {
      const layer = (_: number, weight: Scalar, state: Scalar): Scalar => tanhLayer(weight, state);
      return {
        names: {},
        outputs: { y: runChain(x as Scalar, Object.values(w) as Scalar[], layer, { kind: "sqrt" }) },
      };
    },
  };
}

/** A multilayer perceptron of scalars with two hidden layers of `width` units, on one sample. */
export function perceptron(width: number): Program {
  const sizes = [2, width, width, 1];
  const names = sizes
    .slice(1)
    .map((size, layer) =>
      Array.from({ length: size }, (_, row) =>
        Array.from({ length: (sizes[layer] ?? 0) + 1 }, (_, i) => `w${layer}_${row}_${i}`),
      ),
    );
  return {
    leaves: names.flat(2).map((name, i) => ({ name, value: Math.sin(i) / 2, role: "parameter" })),
    build: (given) => {
      const layers = names.map((rows) => rows.map((row) => row.map((name) => given[name] as Scalar)));
      return { names: {}, outputs: { y: outputOf(layers) } };
    },
  };
}

function outputOf(layers: Layers): Scalar {
  let h: Scalar[] = [constant(0.3), constant(-0.4)];
  for (const rows of layers) {
    h = rows.map(([bias, ...row]) =>
      tanh(row.reduce((sum, w, i) => add(sum, mul(w, h[i] as Scalar)), bias as Scalar)),
    );
  }
  return h[0] as Scalar;
}
