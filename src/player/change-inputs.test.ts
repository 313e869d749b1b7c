import { describe, expect, it } from "vitest";
import type { Values } from "../cases/define-case.ts";
import { withParam, withParams, withSize } from "./change-inputs.ts";
import type { InvalidValue } from "./link.ts";
import { initialState, type PlayerState } from "./player-state.ts";
import { openCase } from "./testing/players.ts";

const ROWS = "equal-length rows of finite numbers, such as 1,2;3,4";
const at = (slug: string, query = ""): PlayerState => initialState(openCase(slug), query).state;
const wrong = (value: unknown): number => value as number;
const other: InvalidValue = { parameter: "speed", value: "0", allowed: "more", using: 1 };

describe("a changed parameter", () => {
  it("replaces the value and removes earlier problems with the parameter", () => {
    const state = { ...at("linear-layer", "b=x&speed=0") };
    expect(state.problems.map(({ parameter }) => parameter)).toEqual(["b", "speed"]);
    const { params, problems } = withParam(state, "b", [1, -0]);
    expect(params).toEqual({ ...state.params, b: [1, -0] });
    expect(problems?.map(({ parameter }) => parameter)).toEqual(["speed"]);
  });

  it("resizes the other arrays with it", () => {
    const state = at("linear-layer", "W=7,8;9,10&b=1,2");
    expect(withParam(state, "X", [[1, 2, 3]]).params).toEqual({
      view: "layer",
      X: [[1, 2, 3]],
      W: [
        [7, 8],
        [9, 10],
        [2, -1],
      ],
      b: [1, 2],
      Ybar: [[1, 0]],
    });
  });

  it.each<[string, string, string, Values[string], Omit<InvalidValue, "parameter">]>([
    [
      "linear-layer",
      "",
      "X",
      wrong([[1, 2], [3]]),
      { value: "[[1,2],[3]]", allowed: ROWS, using: "1,-2;0.5,3;-1,1" },
    ],
    [
      "linear-layer",
      "b=1,2",
      "b",
      [Number.NaN, 1],
      { value: "[NaN,1]", allowed: "finite numbers such as 1,2,3", using: "1,2" },
    ],
    [
      "linear-layer",
      "X=1;2",
      "X",
      [[1], [2], [3], [4], [5]],
      { value: "1;2;3;4;5", allowed: "B from 1 to 4", using: "1;2" },
    ],
    [
      "linear-layer",
      "view=scalar",
      "view",
      "Scalar",
      { value: "Scalar", allowed: "layer, kernels, scalar", using: "scalar" },
    ],
    ["softmax-cross-entropy", "t=1", "t", [3], { value: "3", allowed: "classes from 0 to 2", using: "1" }],
    [
      "relu-layer",
      "store=output",
      "kink",
      0.5,
      {
        value: "0.5",
        allowed: "0 with store=output, because X = 0 and X < 0 both left Y = 0",
        using: "0",
      },
    ],
    [
      "checkpointed-chain",
      "store=all",
      "store",
      "h0,h9",
      { value: "h0,h9", allowed: "layers from h0 to h8", using: "all" },
    ],
  ])("of %s?%s that cannot be, %s = %j, is one problem, and the old value stays", (...args) => {
    const [slug, query, parameter, value, problem] = args;
    const state = { ...at(slug, query), problems: [{ ...other, parameter }, other] };
    expect(withParam(state, parameter, value)).toEqual({ problems: [other, { parameter, ...problem }] });
  });

  it("is ignored if the case does not have it", () => {
    for (const name of ["Z", "x", "__proto__", "constructor"]) {
      expect(withParam(at("linear-layer"), name, 1)).toEqual({});
    }
  });
});

describe("several parameters changed at once", () => {
  it("may depend on each other, and their problems are removed", () => {
    const state = at("softmax-cross-entropy", "variant=direct&t=9");
    expect(state.problems).toHaveLength(1);
    expect(withParams(state, { z: [[1000, 1001, 999]], t: [1] })).toEqual({
      params: { variant: "direct", z: [[1000, 1001, 999]], t: [1] },
      problems: [],
    });
    const relu = at("relu-layer", "store=output");
    expect(withParams(relu, { store: "mask", kink: 0.5 }).params).toMatchObject({ store: "mask", kink: 0.5 });
  });

  it("override the current values, and the other parameters are made to fit", () => {
    const state = at("linear-layer", "X=1,2;3,4&b=7,8");
    const params = withParams(state, { W: [[1], [2], [3]] }).params;
    expect(params).toMatchObject({
      X: [
        [1, 2, 1],
        [3, 4, 0.5],
      ],
      W: [[1], [2], [3]],
      b: [7],
    });
  });

  it("leave the state unchanged if they do not fit each other", () => {
    const state = at("relu-layer", "store=output&X=5,6");
    expect(withParams(state, { kink: 0.5, X: [[1], [2]] }).params).toMatchObject({
      store: "output",
      kink: 0,
      X: [[1], [2]],
    });
  });
});

describe("a changed size", () => {
  it("applies to all arrays that have the size", () => {
    const state = at("checkpointed-chain", "store=h0,h2,h8");
    expect(withSize(state, "L", 3)).toEqual({
      params: { store: "h0,h2,h3", recompute: "faithful", h0: 0.5, w: [0.9, -1.1, 1.2] },
    });
  });

  it.each([0, 1, 65, 2.5, Number.NaN])("changes nothing if %d is not allowed", (size) => {
    expect(withSize(at("checkpointed-chain"), "L", size)).toEqual({});
  });
});
