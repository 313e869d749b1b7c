import { describe, expect, it } from "vitest";
import { defaults, resized } from "../cases/complete.ts";
import type { Values } from "../cases/define-case.ts";
import { type Link, readLink, writeLink } from "./link.ts";
import { optionsOf } from "./link-options.ts";
import { openCase } from "./testing/players.ts";

const OPTIONS_OFF: Partial<Link> = {
  embed: true,
  controls: false,
  inputs: false,
  caption: false,
  keys: false,
  zoom: false,
};

/** Links in this form are in lecture notes: add lines to this table, never change a line. */
const FOR_EVER: readonly (readonly [slug: string, query: string, says: Partial<Link>])[] = [
  ["scalar-expression", "", { params: { x: 1.5 } }],
  ["scalar-expression", "?x=-0.25", { params: { x: -0.25 } }],
  ["shared-intermediate", "x=1.2&step=acc.v2.0", { params: { x: 1.2 }, step: "acc.v2.0" }],
  ["shared-intermediate", "step=7", { step: "7" }],
  ["shared-intermediate", "step=start", { step: "start" }],
  ["shared-intermediate", "step=collect&panel=none", { step: "collect", panel: "none" }],
  ["two-inputs", "x1=2e-3&x2=-.5", { params: { x1: 0.002, x2: -0.5 } }],
  ["two-inputs", "x1=%E2%88%921.5", { params: { x1: -1.5, x2: 3 } }],
  ["two-inputs", "x1=-0&x2=0.30000000000000004", { params: { x1: -0, x2: 0.30000000000000004 } }],
  ["two-inputs", "keys=off&speed=2", { keys: false, speed: 2 }],
  ["two-inputs", "keys=on", { keys: true }],
  ["two-inputs", "panel=derivation&detail=0", { panel: "derivation", detail: false }],
  [
    "vector-jacobian-product",
    "u1=0&u2=1&step=seed.y1",
    { params: { x1: 2, x2: 3, u1: 0, u2: 1 }, step: "seed.y1" },
  ],
  [
    "recurrence",
    "T=7&a=-1.5&step=acc.z3.0&panel=tape",
    { params: { x: 0.5, a: -1.5, b: -0.3, T: 7 }, step: "acc.z3.0", panel: "tape" },
  ],
  ["recurrence", "T=50&step=eval.h50", { params: { x: 0.5, a: 1.2, b: -0.3, T: 50 }, step: "eval.h50" }],
  ["two-inputs", "panel=cost&forward=5", { panel: "cost", forward: 5 }],
  ["recurrence", "speed=2&play=1", { speed: 2, play: true }],
  ["recurrence", "speed=0.5&play=0", { speed: 0.5, play: false }],
  ["recurrence", "detail=1&step=visit.h4", { detail: true, step: "visit.h4" }],
  ["tiny-engine", "detail=1&step=visit.v1", { detail: true, step: "visit.v1" }],
  ["tiny-engine", "detail=0", { detail: false }],
  ["tiny-engine", "embed=1&x1=1&theme=dark", { theme: "dark", embed: true, params: { x1: 1, x2: 3 } }],
  ["two-inputs", "embed=1&controls=0&inputs=0&caption=0&keys=off&zoom=0", OPTIONS_OFF],
  ["two-inputs", "embed=1&inputs=1&panel=tape", { embed: true, inputs: true, panel: "tape" }],
  ["two-inputs", "controls=0&caption=0", { embed: undefined, controls: false, caption: false }],
  [
    "shared-intermediate",
    "loop=acc.v2.0..collect&play=1",
    { loop: { from: "acc.v2.0", to: "collect" }, play: true },
  ],
  ["shared-intermediate", "loop=3..9", { loop: { from: "3", to: "9" } }],
  ["recurrence", "grain=node&theme=projector", { grain: "node", theme: "projector" }],
  ["recurrence", "grain=phase&theme=auto", { grain: "phase", theme: "auto" }],
  ["softmax-cross-entropy", "beside=1", { beside: true }],
  [
    "recurrence",
    "embed=1&parentOrigin=https://lms.example.org:8443",
    { embed: true, parentOrigin: "https://lms.example.org:8443" },
  ],
  ["recurrence", "embed=1&resize=lti", { embed: true, resize: "lti" }],
  ["recurrence", "embed=1&eager=1", { embed: true, eager: true }],
  [
    "two-inputs",
    "predict=1&seed=7&ask=acc.*,eval.v2&practice=assigns,early",
    { predict: true, seed: 7, ask: "acc.*,eval.v2", practice: "assigns,early" },
  ],
  ["two-inputs", "break=assigns", { break: "assigns" }],
  [
    "two-inputs",
    "from=seed.v3&until=acc.v2.0&lock=inputs&task=Follow+the+sine",
    { from: "seed.v3", until: "acc.v2.0", lock: "inputs", task: "Follow the sine" },
  ],
];

/** Permanent links with arrays and choices; they are also written in this form. */
const ARRAYS_FOR_EVER: readonly (readonly [slug: string, query: string, params: Values])[] = [
  ["linear-layer", "view=scalar", { view: "scalar" }],
  [
    "linear-layer",
    "X=1,2;3,4",
    {
      X: [
        [1, 2],
        [3, 4],
      ],
      Ybar: [
        [1, 0],
        [0.5, -1],
      ],
    },
  ],
  [
    "linear-layer",
    "view=kernels&W=1.5;-2&b=-0",
    { view: "kernels", W: [[1.5], [-2]], b: [-0], Ybar: [[1], [0.5], [0]] },
  ],
  [
    "linear-layer",
    "X=1,0.5,1e-7&Ybar=0,1",
    {
      X: [[1, 0.5, 1e-7]],
      W: [
        [2, -1],
        [0, 1.5],
        [2, -1],
      ],
      Ybar: [[0, 1]],
    },
  ],
  ["relu-layer", "store=mask&kink=0.5", { store: "mask", kink: 0.5 }],
  ["relu-layer", "kink=1&X=0,-0&Ybar=1,2", { store: "input", kink: 1, X: [[0, -0]], Ybar: [[1, 2]] }],
  ["softmax-cross-entropy", "variant=direct", { variant: "direct" }],
  [
    "softmax-cross-entropy",
    "variant=direct&z=1000,1001,999&t=1",
    { variant: "direct", z: [[1000, 1001, 999]], t: [1] },
  ],
  [
    "softmax-cross-entropy",
    "t=0,2",
    {
      z: [
        [2, 1, 0.1],
        [2, 1, 0.1],
      ],
      t: [0, 2],
    },
  ],
  ["checkpointed-chain", "w=0.5,-0.25,2", { w: [0.5, -0.25, 2], store: "h0,h3" }],
  ["checkpointed-chain", "store=h0,h2,h8&h0=0.1", { store: "h0,h2,h8", h0: 0.1 }],
  ["checkpointed-chain", "store=binomial:3", { store: "binomial:3" }],
  ["checkpointed-chain", "store=sqrt&w=1,1,1,1,1", { store: "sqrt", w: [1, 1, 1, 1, 1] }],
  ["checkpointed-chain", "store=all", { store: "all" }],
];

describe("a link", () => {
  it.each(FOR_EVER)("%s?%s keeps its meaning", (slug, query, says) => {
    const { link, problems } = readLink(openCase(slug), query);
    expect(problems).toEqual([]);
    for (const [part, value] of Object.entries(says)) expect(link).toHaveProperty(part, value);
  });
});

it("the table has a form of every option", () => {
  const named = new Set(FOR_EVER.flatMap(([, query]) => [...new URLSearchParams(query).keys()]));
  for (const option of Object.keys(optionsOf(openCase("two-inputs").lesson, false)))
    expect(named).toContain(option);
});

describe("a link to arrays and choices", () => {
  it.each(ARRAYS_FOR_EVER)(
    "%s?%s keeps its meaning and is written in the same form",
    (slug, query, params) => {
      const open = openCase(slug);
      const { link, problems } = readLink(open, query);
      expect(problems).toEqual([]);
      expect(link.params).toEqual({ ...defaults(open.program), ...params });
      expect(writeLink(open, link)).toBe(query);
    },
  );

  it.each<[slug: string, query: string, params: Values]>([
    ["checkpointed-chain", "store=h0,h4,h8", { store: "h0,h4,h8" }],
    ["softmax-cross-entropy", "t=0&variant=fused", { t: [0], variant: "fused" }],
  ])("%s?%s gives the defaults and is written as an empty query", (slug, query, params) => {
    const { link, problems } = readLink(openCase(slug), query);
    expect([link.params, problems]).toEqual([{ ...defaults(openCase(slug).program), ...params }, []]);
    expect(writeLink(openCase(slug), link)).toBe("");
  });

  it("after a change of size contains a single array that determines the size", () => {
    const written = (slug: string, axis: string, size: number) => {
      const params = resized(openCase(slug).program, defaults(openCase(slug).program), axis, size);
      return writeLink(openCase(slug), { ...readLink(openCase(slug), "").link, params });
    };
    expect(written("linear-layer", "B", 1)).toBe("X=1,-2");
    expect(written("linear-layer", "d_out", 1)).toBe("W=2;0");
    expect(written("softmax-cross-entropy", "K", 2)).toBe("z=2,1");
    expect(written("checkpointed-chain", "L", 3)).toBe("w=0.9,-1.1,1.2");
  });

  it("may contain escaped commas, semicolons and colons, or the typographic minus", () => {
    const escaped = readLink(openCase("linear-layer"), "X=1%2C%E2%88%922%3B3%2C4");
    expect(escaped).toEqual(readLink(openCase("linear-layer"), "X=1,-2;3,4"));
    expect(readLink(openCase("checkpointed-chain"), "store=optimal%3A3").link.params.store).toBe(
      "binomial:3",
    );
  });
});

describe("a written link", () => {
  const { link } = readLink(openCase("recurrence"), "");

  it.each<[string, Partial<Link>, string]>([
    ["nothing that is the default", {}, ""],
    ["only the inputs that differ", { params: { ...link.params, a: -1.5, T: 7 } }, "a=-1.5&T=7"],
    ["−0, which differs from 0", { params: { ...link.params, x: -0 } }, "x=-0"],
    ["17 digits", { params: { ...link.params, b: 0.1 + 0.2 } }, "b=0.30000000000000004"],
    ["large and small numbers", { params: { ...link.params, a: 1e300, b: 5e-324 } }, "a=1e300&b=5e-324"],
    ["the step's key", { step: "acc.z3.0" }, "step=acc.z3.0"],
    ["the panel", { panel: "tape" }, "panel=tape"],
    ["the detail", { detail: true }, "detail=1"],
    ["the speed", { speed: 0.25 }, "speed=0.25"],
    [
      "an embed, without what an embed lacks anyway",
      { embed: true, panel: "none", inputs: false },
      "embed=1",
    ],
    ["an embed with more", { embed: true, panel: "tape", inputs: true }, "panel=tape&embed=1&inputs=1"],
    ["a loop", { loop: { from: "seed.h4", to: "26" } }, "loop=seed.h4..26"],
    ["an origin", { parentOrigin: "https://a.org:8443" }, "parentOrigin=https:%2F%2Fa.org:8443"],
    [
      "less of a page",
      {
        grain: "node",
        theme: "dark",
        keys: false,
        controls: false,
        inputs: false,
        caption: false,
        zoom: false,
      },
      "grain=node&theme=dark&keys=off&controls=0&inputs=0&caption=0&zoom=0",
    ],
    [
      "everything in a fixed order",
      { unknown: [["q", "ü &"]], speed: 2, panel: "none", step: "collect", params: { ...link.params, T: 2 } },
      "T=2&step=collect&panel=none&speed=2&q=%C3%BC+%26",
    ],
  ])("contains %s", (_, part, query) => {
    expect(writeLink(openCase("recurrence"), { ...link, ...part })).toBe(query);
  });

  it("never contains `play`, which is only for authors of links", () => {
    const { link: playing } = readLink(openCase("recurrence"), "play=1");
    expect(writeLink(openCase("recurrence"), playing)).toBe("");
  });

  it("contains the detail if it differs from the case's default", () => {
    const tiny = openCase("tiny-engine");
    expect(writeLink(tiny, { ...readLink(tiny, "").link, detail: false })).toBe("detail=0");
  });
});
