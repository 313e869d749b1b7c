import { describe, expect, it } from "vitest";
import { caseBySlug } from "../cases/record.ts";
import { type Link, readLink, writeLink } from "./link.ts";

/** Links of this form are in lecture notes: add lines to this table, never change one. */
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
  ["recurrence", "speed=2&play=1", { speed: 2, play: true }],
  ["recurrence", "speed=0.5&play=0", { speed: 0.5, play: false }],
  ["recurrence", "detail=1&step=visit.h4", { detail: true, step: "visit.h4" }],
  ["tiny-engine", "detail=1&step=visit.v1", { detail: true, step: "visit.v1" }],
  ["tiny-engine", "detail=0", { detail: false }],
  [
    "tiny-engine",
    "embed=1&x1=1&theme=dark",
    {
      unknown: [
        ["embed", "1"],
        ["theme", "dark"],
      ],
    },
  ],
];

function specOf(slug: string) {
  const spec = caseBySlug(slug);
  if (spec === undefined) throw new Error(`no case ${slug}`);
  return spec;
}

describe("the link", () => {
  it.each(FOR_EVER)("%s?%s works for ever", (slug, query, says) => {
    const { link, problems } = readLink(specOf(slug), query);
    expect(problems).toEqual([]);
    for (const [part, value] of Object.entries(says)) expect(link).toHaveProperty(part, value);
  });
});

describe("what is written", () => {
  const { link } = readLink(specOf("recurrence"), "");

  it.each<[string, Partial<Link>, string]>([
    ["nothing that is the default", {}, ""],
    ["only the inputs that differ", { params: { ...link.params, a: -1.5, T: 7 } }, "a=-1.5&T=7"],
    ["−0, which differs from 0", { params: { ...link.params, x: -0 } }, "x=-0"],
    ["17 digits", { params: { ...link.params, b: 0.1 + 0.2 } }, "b=0.30000000000000004"],
    ["large and small numbers", { params: { ...link.params, a: 1e300, b: 5e-324 } }, "a=1e%2B300&b=5e-324"],
    ["the step's key", { step: "acc.z3.0" }, "step=acc.z3.0"],
    ["the panel", { panel: "tape" }, "panel=tape"],
    ["the detail", { detail: true }, "detail=1"],
    ["the speed", { speed: 0.25 }, "speed=0.25"],
    [
      "everything in a fixed order",
      { unknown: [["q", "ü &"]], speed: 2, panel: "none", step: "collect", params: { ...link.params, T: 2 } },
      "T=2&step=collect&panel=none&speed=2&q=%C3%BC+%26",
    ],
  ])("is %s", (_, part, query) => {
    expect(writeLink(specOf("recurrence"), { ...link, ...part })).toBe(query);
  });

  it("is never whether to play, which is for those who make a link", () => {
    const { link: playing } = readLink(specOf("recurrence"), "play=1");
    expect(writeLink(specOf("recurrence"), playing)).toBe("");
  });

  it("is the detail that a case does not start with", () => {
    const tiny = specOf("tiny-engine");
    expect(writeLink(tiny, { ...readLink(tiny, "").link, detail: false })).toBe("detail=0");
  });
});
