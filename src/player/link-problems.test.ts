import { describe, expect, it } from "vitest";
import { type InvalidValue, readLink, writeLink } from "./link.ts";
import { openCase } from "./testing/players.ts";

const ROWS = "equal-length rows of finite numbers, such as 1,2;3,4";
const STORES =
  "all, sqrt, binomial:1 to binomial:64, or a list of layers in order, each once, with the first and the last, such as h0,h4,h8";
const CLASSES = "one class per row, counted from 0, such as 0,2";
const X = "1,-2;0.5,3;-1,1";
const [linear, softmax, chain, relu] = [
  "linear-layer",
  "softmax-cross-entropy",
  "checkpointed-chain",
  "relu-layer",
] as const;

describe("a link that names a recording", () => {
  it("is one problem, and the rest is read", () => {
    const { link, problems } = readLink(openCase("two-inputs"), "x1=5&recording=run.json&panel=tape");
    expect(problems).toEqual([{ kind: "unsupported", parameter: "recording" }]);
    expect([link.params, link.panel]).toEqual([{ x1: 5, x2: 3 }, "tape"]);
  });

  it("keeps it, for a later version to open", () => {
    const open = openCase("two-inputs");
    const query = "x1=5&recording=run.json";
    expect(writeLink(open, readLink(open, query).link)).toBe(query);
  });
});

describe("a problem of an array, a choice or a list of layers", () => {
  it.each<[slug: string, parameter: string, value: string, allowed: string, using: string]>([
    [linear, "X", "", ROWS, X],
    [linear, "X", "1,2;3", ROWS, X],
    [linear, "X", "1,NaN", ROWS, X],
    [linear, "X", "0x10,1", ROWS, X],
    [linear, "X", "1e400,1", ROWS, X],
    [linear, "X", "\u0661,\u0662", ROWS, X],
    [linear, "X", "1\u00a0,2", ROWS, X],
    [linear, "X", "[[1,2]]", ROWS, X],
    [linear, "X", "1;2;3;4;5", "B from 1 to 4", X],
    [linear, "W", "1;2;3;4;5", "d_in from 1 to 4", "2,-1;0,1.5"],
    [linear, "b", "1;2", "finite numbers such as 1,2,3", "0.5,-0.5"],
    [linear, "view", "Scalar", "layer, kernels, scalar", "layer"],
    [relu, "kink", "0,5", "0, 0.5, 1", "0"],
    [softmax, "z", "1", "K from 2 to 5", "2,1,0.1"],
    [softmax, "t", "7", "classes from 0 to 2", "0"],
    [softmax, "t", "-1", CLASSES, "0"],
    [softmax, "t", "0,1,2,0,1", "B from 1 to 4", "0"],
    [chain, "w", "1", "L from 2 to 64", "0.9,-1.1,1.2,0.8,-0.7,1.3,0.9,1.1"],
    [chain, "store", "h0,h9,h8", "layers from h0 to h8", "h0,h4,h8"],
    [chain, "store", "binomial:0", STORES, "h0,h4,h8"],
    [chain, "store", "h0 h4", STORES, "h0,h4,h8"],
    [chain, "store", "", STORES, "h0,h4,h8"],
  ])("of %s names %s=%j, what is allowed and what is used", (slug, parameter, value, allowed, using) => {
    const query = String(new URLSearchParams([[parameter, value]]));
    const { link, problems } = readLink(openCase(slug), query);
    expect(problems).toEqual([{ parameter, value, allowed, using }]);
    expect(link.params).toEqual(readLink(openCase(slug), "").link.params);
  });

  it.each<[slug: string, query: string, problem: InvalidValue]>([
    [
      linear,
      "X=1,2;3&W=1;2;3",
      { parameter: "X", value: "1,2;3", allowed: ROWS, using: "1,-2,1;0.5,3,0.5;-1,1,-1" },
    ],
    [
      linear,
      "X=1,2,3&W=1,2;3,4",
      { parameter: "W", value: "1,2;3,4", allowed: "d_in=3", using: "2,-1;0,1.5;2,-1" },
    ],
    [softmax, "t=x&z=1,2;3,4", { parameter: "t", value: "x", allowed: CLASSES, using: "0,0" }],
    [
      chain,
      "store=some&w=1,2,3,4,5",
      { parameter: "store", value: "some", allowed: STORES, using: "h0,h4,h5" },
    ],
  ])("of %s?%s names what is used at the other inputs' sizes", (slug, query, problem) => {
    const { link, problems } = readLink(openCase(slug), query);
    expect(problems).toEqual([problem]);
    const { parameters } = openCase(slug).program;
    expect(parameters[problem.parameter]?.write(link.params[problem.parameter] as never)).toBe(problem.using);
  });

  it.each([
    ["h0,h4,h4", "h0,h4,h8"],
    ["h4", "h0,h4,h8"],
    ["h0,h8,h2", "h0,h2,h8"],
    ["h0,h04,h8", "h0,h4,h8"],
    ["h0,h2", "h0,h2,h8"],
  ])(
    "says once that store=%s is not a list of layers in order with both ends, and that %s is used",
    (value, using) => {
      const { link, problems } = readLink(openCase(chain), `store=${value}`);
      expect(problems).toEqual([{ parameter: "store", value, allowed: STORES, using }]);
      expect(link.params.store).toBe(using);
    },
  );

  it("is absent for an ascending list at any length of the chain", () => {
    for (const query of ["store=h0,h8", "store=h0,h3&w=1,2,3", "store=h0,h1,h2,h3&w=1,2,3"]) {
      expect(readLink(openCase(chain), query).problems).toEqual([]);
    }
  });

  it("with two conflicting choices says which is ignored, and why", () => {
    const { link, problems } = readLink(openCase(relu), "store=output&kink=0.5");
    const allowed = "input or mask with kink=0.5, because X = 0 and X < 0 both left Y = 0";
    expect(problems).toEqual([{ parameter: "store", value: "output", allowed, using: "input" }]);
    expect(link.params).toMatchObject({ store: "input", kink: 0.5 });
  });
});

it("a matrix of 100 rows and columns is quickly rejected by its size", () => {
  const big = Array(100).fill(Array(100).fill(1).join(",")).join(";");
  const { problems } = readLink(openCase(linear), `X=${big}`);
  expect(problems).toEqual([{ parameter: "X", value: big, allowed: "B from 1 to 4", using: X }]);
});
