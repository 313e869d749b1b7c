import { describe, expect, it } from "vitest";
import { caseBySlug, cases } from "./all.ts";
import { complete, defaults, isPossible, resized, sizesOf } from "./complete.ts";
import type { AnyCase, Values } from "./define-case.ts";

const specOf = (slug: string): AnyCase => {
  const spec = caseBySlug(slug);
  if (spec === undefined) throw new Error(`no case ${slug}`);
  return spec;
};
const [linear, relu, softmax, chain] = [
  specOf("linear-layer"),
  specOf("relu-layer"),
  specOf("softmax-cross-entropy"),
  specOf("checkpointed-chain"),
];
const matrix = (rows: number, columns: number, entry = 7): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => entry));
const WHY_OUTPUT_NEEDS_0 = "because X = 0 and X < 0 both left Y = 0";

describe("what is not given", () => {
  it.each(cases.map((spec) => ({ slug: spec.slug, spec })))("has its default in $slug", ({ spec }) => {
    expect(complete(spec, {})).toStrictEqual({ values: defaults(spec), conflicts: [] });
  });

  it("is the default made to fit the sizes of what is given", () => {
    expect(complete(linear, { X: [[1, 2, 3]] })).toEqual({
      values: {
        view: "layer",
        X: [[1, 2, 3]],
        W: [
          [2, -1],
          [0, 1.5],
          [2, -1],
        ],
        b: [0.5, -0.5],
        Ybar: [[1, 0]],
      },
      conflicts: [],
    });
    expect(complete(softmax, { t: [1, 2] }).values.z).toEqual([
      [2, 1, 0.1],
      [2, 1, 0.1],
    ]);
    expect(complete(chain, { w: [1, 2, 3, 4, 5] }).values.store).toBe("h0,h4,h5");
  });

  it("keeps what there was, made to fit, if there was something", () => {
    const before = complete(linear, { view: "scalar", W: matrix(2, 2), b: [8, 9] }).values;
    expect(complete(linear, { X: [[1, 2, 3]] }, before)).toEqual({
      values: { ...before, X: [[1, 2, 3]], W: [...matrix(2, 2), [2, -1]], Ybar: [[1, 0]] },
      conflicts: [],
    });
  });
});

describe("what cannot be together with what is before it", () => {
  it.each<[string, AnyCase, Values, string, string, string]>([
    [
      "a matrix of other columns",
      linear,
      { X: matrix(3, 3), W: matrix(2, 2) },
      "W",
      "its d_in is 2, but X has 3",
      "d_in=3",
    ],
    [
      "a bias of another length",
      linear,
      { W: matrix(2, 2), b: [1, 2, 3] },
      "b",
      "its d_out is 3, but W has 2",
      "d_out=2",
    ],
    [
      "a seed of other columns than the first that has them",
      linear,
      { W: matrix(2, 2), b: [1, 2], Ybar: matrix(3, 3) },
      "Ybar",
      "its d_out is 3, but W has 2",
      "d_out=2",
    ],
    ["too many rows", linear, { X: matrix(5, 2) }, "X", "its B is 5", "B from 1 to 4"],
    ["too many columns", linear, { Ybar: matrix(2, 100) }, "Ybar", "its d_out is 100", "d_out from 1 to 4"],
    ["a single class", softmax, { z: [[1]] }, "z", "its K is 1", "K from 2 to 5"],
    ["a single layer", chain, { w: [1] }, "w", "its L is 1", "L from 2 to 64"],
    ["65 layers", chain, { w: new Array(65).fill(1) }, "w", "its L is 65", "L from 2 to 64"],
    ["a class too high", softmax, { t: [7] }, "t", "it does not fit the other inputs", "classes from 0 to 2"],
    [
      "a layer beyond the chain",
      chain,
      { store: "h0,h4", w: [1, 2] },
      "store",
      "it does not fit the other inputs",
      "layers from h0 to h2",
    ],
    [
      "an output that is to tell what it cannot",
      relu,
      { store: "output", kink: 0.5 },
      "store",
      "it cannot detect X = 0",
      `input or mask with kink=0.5, ${WHY_OUTPUT_NEEDS_0}`,
    ],
  ])("is left out: %s", (_, spec, given, parameter, problem, allowed) => {
    const { [parameter]: left, ...others } = given;
    expect(left).toBeDefined();
    expect(complete(spec, given)).toEqual({
      values: complete(spec, others).values,
      conflicts: [{ parameter, problem, allowed }],
    });
  });

  it("may be several values, each for its own reason, in the case's order", () => {
    const { values, conflicts } = complete(linear, {
      X: matrix(9, 2),
      W: matrix(3, 1),
      b: [1, 2],
      Ybar: [[5]],
    });
    expect(conflicts.map(({ parameter, allowed }) => [parameter, allowed])).toEqual([
      ["X", "B from 1 to 4"],
      ["b", "d_out=1"],
    ]);
    expect(sizesOf(linear, values)).toEqual({ B: 1, d_in: 3, d_out: 1 });
  });

  it("leaves no size behind", () => {
    expect(complete(softmax, { t: [0, 7, 1] }).values).toEqual(defaults(softmax));
  });

  it("is left out though it was there before, if it goes with nothing that is given", () => {
    const before = complete(relu, { store: "output" }).values;
    const { values, conflicts } = complete(relu, { store: "output", kink: 1 }, before);
    expect([values.store, values.kink]).toEqual(["output", 0]);
    expect(conflicts.map(({ parameter }) => parameter)).toEqual(["store", "kink"]);
  });
});

describe("one value changed", () => {
  it("makes the others fit, and keeps of them what it can", () => {
    const values = complete(linear, { W: matrix(2, 2), b: [8, 9] }).values;
    expect(complete(linear, { b: [1] }, values).values).toEqual({
      ...values,
      ...{ W: [[7], [7]], b: [1], Ybar: [[1], [0.5], [0]] },
    });
    const classes = complete(softmax, { t: [2, 1] }).values;
    expect(complete(softmax, { z: matrix(2, 2) }, classes).values).toEqual({
      variant: "fused",
      z: matrix(2, 2),
      t: [1, 1],
    });
  });

  it.each<[AnyCase, Values, string, Values[string], string, string]>([
    [relu, { kink: 0.5 }, "store", "output", "it cannot detect X = 0", "input or mask with kink=0.5"],
    [relu, { store: "output" }, "kink", 0.5, "the output cannot detect X = 0", "0 with store=output"],
  ])(
    "is refused by what stays, and says what it may be: $slug",
    (spec, given, name, value, problem, allowed) => {
      const { values } = complete(spec, given);
      expect(complete(spec, { [name]: value }, values)).toEqual({
        values,
        conflicts: [{ parameter: name, problem, allowed: `${allowed}, ${WHY_OUTPUT_NEEDS_0}` }],
      });
    },
  );

  it("is left out if its parameter cannot have it, and says what is allowed", () => {
    const { values, conflicts } = complete(relu, { store: "disk", X: [[Number.NaN, 1]], kink: 1 });
    expect(values).toEqual({ ...defaults(relu), kink: 1 });
    const { store, X } = relu.parameters;
    expect(conflicts.map(({ parameter, allowed }) => [parameter, allowed])).toEqual([
      ["store", store?.allowed],
      ["X", X?.allowed],
    ]);
  });

  it("is at fault itself, never another", () => {
    expect(complete(linear, { X: matrix(1, 5) }).conflicts).toEqual([
      { parameter: "X", problem: "its d_in is 5", allowed: "d_in from 1 to 4" },
    ]);
    expect(complete(chain, { store: "h9" }).conflicts).toEqual([
      {
        parameter: "store",
        problem: "it does not fit the other inputs",
        allowed: "layers from h0 to h8",
      },
    ]);
  });
});

describe("a size", () => {
  it("is that of the arrays which have it", () => {
    expect(sizesOf(linear, defaults(linear))).toEqual({ B: 3, d_in: 2, d_out: 2 });
    expect(sizesOf(softmax, complete(softmax, { t: [0, 1] }).values)).toEqual({ B: 2, K: 3 });
    expect(sizesOf(specOf("recurrence"), defaults(specOf("recurrence")))).toEqual({});
  });

  it("that grows or shrinks takes all arrays along, and nothing else", () => {
    const values = defaults(linear);
    expect(resized(linear, values, "d_in", 1)).toEqual({ ...values, X: [[1], [0.5], [-1]], W: [[2, -1]] });
    const wide = resized(linear, values, "d_out", 3);
    expect(wide).toMatchObject({ X: values.X, b: [0.5, -0.5, 0.5] });
    expect(sizesOf(linear, wide)).toEqual({ B: 3, d_in: 2, d_out: 3 });
    expect(resized(chain, defaults(chain), "L", 6)).toEqual({
      store: "h0,h4,h6",
      recompute: "faithful",
      h0: 0.5,
      w: [0.9, -1.1, 1.2, 0.8, -0.7, 1.3],
    });
    expect(resized(softmax, { ...defaults(softmax), t: [2] }, "K", 2)).toMatchObject({ z: [[2, 1]], t: [1] });
  });

  it("is possible within its limits, if it is whole", () => {
    expect([0, 1, 4, 5].map((size) => isPossible(linear, "B", size))).toEqual([false, true, true, false]);
    expect([1, 2, 64, 65].map((size) => isPossible(chain, "L", size))).toEqual([false, true, true, false]);
    for (const size of [1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(isPossible(linear, "B", size)).toBe(false);
    }
  });

  it("has limits in its case, which the default is within", () => {
    const unlimited = cases.flatMap((spec) =>
      Object.entries(sizesOf(spec, defaults(spec))).filter(([axis, size]) => {
        return spec.sizes?.[axis] === undefined || !isPossible(spec, axis, size);
      }),
    );
    expect(unlimited).toEqual([]);
  });
});
