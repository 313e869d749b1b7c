import { describe, expect, it } from "vitest";
import { caseBySlug } from "../../cases/all.ts";
import { type Check, type CheckedEntry, check, methodsCompared } from "../../cases/check.ts";
import { complete, defaults, resized } from "../../cases/complete.ts";
import type { AnyCase, Values } from "../../cases/define-case.ts";
import { record } from "../../cases/record.ts";
import type { Trace } from "../../trace/trace.ts";
import { checkWords } from "../../words/en/check.ts";
import { apartText, gradientText, notesOf } from "./check-notes.ts";
import { summaryOf } from "./check-summary.ts";

interface Checked {
  readonly trace: Trace;
  readonly checked: Check;
}

function checkOf(slug: string, given: Values = {}): Checked {
  const spec = caseBySlug(slug) as AnyCase;
  const { values } = complete(spec, given);
  const trace = record(slug, values);
  return { trace, checked: check(spec, values, trace) };
}

const notes = ({ trace, checked }: Checked) =>
  notesOf(checked, trace).map(({ names, more, reason }) =>
    `${names.join(", ")}${checkWords.more(more)}: ${checkWords.reason(reason, methodsCompared(checked))}`.normalize(
      "NFD",
    ),
  );
const summary = (check: Check) => checkWords.summary(summaryOf(check), methodsCompared(check));

/** Returns the check of x1 and x2 with the given fields in place of those found. */
function withEntries(...parts: readonly Partial<CheckedEntry>[]): Checked {
  const found = checkOf("two-inputs");
  const entries = found.checked.entries.map((entry, i) => ({ ...entry, ...parts[i] }));
  return { ...found, checked: { ...found.checked, entries } };
}

describe("the summary", () => {
  it("says how closely all four agree, and how closely the exact three agree", () => {
    const { checked } = withEntries(
      { disagreement: 1.34e-12, exactly: 2.2e-16 },
      { disagreement: 1e-13, exactly: 0 },
    );
    expect(summary(checked)).toBe(
      "All four agree to 1.3e−12; reverse, closed form and forward agree to 2.2e−16.",
    );
  });

  it("says that the methods agree exactly where they do", () => {
    const exact = { disagreement: 0, exactly: 0 };
    expect(summary(withEntries(exact, exact).checked)).toBe("All four agree to the last bit.");
  });

  it("counts the entries that agree where others do not", () => {
    expect(summary(checkOf("relu-layer").checked)).toMatch(
      /^All four agree on 5 of 6 entries, to \S+e−1\d; reverse, closed form and forward agree to the last bit\.$/,
    );
  });

  it.each<[string, Values, string]>([
    ["recurrence", { x: 18, a: 1, b: 0, T: 1 }, "the differences are too inexact to tell"],
    ["shared-intermediate", { x: 29.5 }, "the differences do not"],
    ["two-inputs", { x1: 1e300, x2: 1e300 }, "the differences are not finite"],
  ])("says what agrees and, for %s with %j, that %s", (slug, given, rest) => {
    expect(summary(checkOf(slug, given).checked)).toBe(
      `Reverse, closed form and forward agree to within rounding; ${rest}.`,
    );
  });

  it("says that the differences disagree where rounding does not explain the disagreement", () => {
    const off = { fault: { kind: "unresolved", hidden: false } } as const;
    const hidden = { fault: { kind: "unresolved", hidden: true } } as const;
    expect(summary(withEntries(off, hidden).checked)).toMatch(/; the differences do not\.$/);
    expect(summary(withEntries(hidden, hidden).checked)).toMatch(/; the differences are too inexact/);
  });

  it("says that nothing agrees where nothing does", () => {
    const { checked } = withEntries({ fault: { kind: "formulas" } }, { fault: { kind: "unknown" } });
    expect(summary(checked)).toBe("The four do not agree.");
  });
});

describe("the notes", () => {
  it("are empty where all methods agree", () => {
    expect(notes(checkOf("linear-layer"))).toEqual([]);
  });

  it("explain a kink by both slopes and the convention", () => {
    const text = (convention: string) => [
      "X\u030413: L has a kink here, with slope 0 on the left, −2 on the right. The differences find −1, " +
        "between the two. There is no derivative, so the other three follow a convention: " +
        `at 0 the derivative is ${convention}; PyTorch and JAX use 0.`,
    ];
    const plain = (all: string[]) => all.map((text) => text.replace(/[₀-₉]/g, (d) => `${"₀₁₂₃".indexOf(d)}`));
    expect(plain(notes(checkOf("relu-layer")))).toEqual(text("0, as chosen"));
    expect(plain(notes(checkOf("relu-layer", { kink: 0.5 })))).toEqual(text("0.5, as chosen"));
    expect(plain(notes(checkOf("relu-layer", { kink: 1 })))).toEqual(text("1, as chosen"));
  });

  it("explain several kinks at once", () => {
    const X = [
      [0, 0, 0],
      [0, 0, 0],
    ];
    const [note, more] = notes(checkOf("relu-layer", { X }));
    expect(note).toContain(
      "and 3 more: L has a kink in each: the left and right slopes differ. " +
        "The differences find a number between them. There is no derivative, so ",
    );
    expect(more).toBeUndefined();
  });

  it("name the methods that overflow and the first overflow", () => {
    const large = { z: [[1000, 1001, 999]], t: [1] };
    const [direct] = notes(checkOf("softmax-cross-entropy", { ...large, variant: "direct" }));
    expect(direct).toMatch(/: only the closed form is finite\. \(v₁\)₁₁ = exp\(1000\) = ∞: too large/);
    const [fused] = notes(checkOf("softmax-cross-entropy", { ...large, variant: "fused" }));
    expect(fused).toMatch(/: the differences are off by \S+, because L bends within their steps\.$/);
  });

  it.each<[string, Partial<CheckedEntry>, RegExp]>([
    ["nothing finite", { reverse: Number.NaN, closed: Infinity, forward: -Infinity }, /none of the four is/],
    [
      "the closed form",
      { reverse: 1, closed: Infinity, forward: 1, differences: 1 },
      /the closed form is not/,
    ],
    [
      "the differences",
      { reverse: 1, closed: 1, forward: 1 },
      /the differences are not finite\. The result is not finite next to this point\./,
    ],
  ])("name %s where numbers are not finite", (_, part, pattern) => {
    const fault = { kind: "infinite" } as const;
    const [note] = notes(withEntries({ differences: Number.NaN, ...part, fault }));
    expect(note).toMatch(pattern);
  });

  it.each<[CheckedEntry["fault"], RegExp]>([
    [
      { kind: "rounding", resolved: 0.125 },
      /off by \S+: rounding in y hides anything smaller than 0\.125 from them\. The other three use no step\.$/,
    ],
    [
      { kind: "formulas" },
      /are equal on paper but differ by 1\.5e−9 here, more than rounding explains: one is wrong\.$/,
    ],
    [{ kind: "unknown" }, /the differences are off by \S+; no cause was found in y\.$/],
  ])("do not excuse %o", (fault, pattern) => {
    const [note, more] = notes(withEntries({ exactly: 1.5e-9, ...(fault && { fault }) }));
    expect(note).toMatch(pattern);
    expect(more).toBeUndefined();
  });

  it("explain a vanished adjoint that differences cannot find", () => {
    const [note, more] = notes(checkOf("recurrence", { T: 50 }));
    expect(note).toMatch(/^x\u0304: the differences are off by 2\.81e−25: rounding in L hides anything/);
    expect(more).toBeUndefined();
  });

  it("say of several tiny gradients how far the exact three are apart and what doubles resolve", () => {
    const [note, more] = notes(checkOf("recurrence", { x: 0, b: 20, T: 1 }));
    expect(note).toMatch(
      /: reverse, closed form and forward differ by at most 2e−17, and by at most 100\u00a0% of the largest, which doubles cannot resolve here: rounding errors can move them by at most \S+e−1[56]\.$/,
    );
    expect(more).toBeUndefined();
  });

  it("say of one tiny gradient how far the exact three are apart", () => {
    const [note, more] = notes(checkOf("recurrence", { x: 18, a: 1, b: 0.1, T: 2 }));
    expect(note).toMatch(
      /differ by 3\.4e−17, or 12\u00a0% of the largest, .* can move them by at most 3\.2e−16\.$/,
    );
    expect(more).toBeUndefined();
  });

  it("say how far shared rounding may move the exact three", () => {
    const [note] = notes(checkOf("shared-intermediate", { x: 1e9 + 0.3 }));
    expect(note).toMatch(
      /: \S+, .* are equal, but share rounding errors, which can move them by at most \S+e9\.$/,
    );
  });

  it("say that reverse mode is wrong, and which recomputed value is farthest from the first", () => {
    const found = checkOf("checkpointed-chain", { recompute: "unfaithful" });
    expect(summary(found.checked)).toBe(
      "The gradient of reverse mode is wrong; the closed form and forward mode agree.",
    );
    expect(notes(found)).toEqual([
      "h\u0304₀, w\u0304₁, w\u0304₂ and 6 more: the backward pass used recomputed values that are not those of " +
        "the forward pass, such as h₄\u00a0=\u00a0−0.3438, which was −0.3646.",
    ]);
    for (const { closed = 0, forward, differences, fault } of found.checked.entries) {
      expect(fault).toEqual({ kind: "recomputed" });
      expect(Math.abs(forward / closed - 1)).toBeLessThan(1e-12);
      expect(Math.abs(differences / closed - 1)).toBeLessThan(1e-9);
    }
  });

  it("count the entries on which reverse mode is wrong", () => {
    // Only the first two of four layers are recomputed.
    const params = { recompute: "unfaithful", store: "h0,h2,h3,h4", w: [0.5, 0.3, 0.7, 0.8] };
    expect(summary(checkOf("checkpointed-chain", params).checked)).toMatch(
      /^The gradient of reverse mode is wrong on 3 of 5 entries; /,
    );
  });

  it("say what was left out", () => {
    const spec = caseBySlug("checkpointed-chain") as AnyCase;
    const values = { ...resized(spec, defaults(spec), "L", 64), store: "optimal:1" };
    const last = notes(checkOf(spec.slug, values)).at(-1);
    expect(last).toMatch(/^: Only the first 19 of 65 entries are checked: /);
  });
});

it("an entry is named after its leaf, with indices only if the leaf has several entries", () => {
  const names = (slug: string, values: Values = {}) => {
    const { trace, checked } = checkOf(slug, values);
    return checked.entries.map((entry) => gradientText(trace, entry).normalize("NFD"));
  };
  expect(names("two-inputs")).toEqual(["x\u0304₁", "x\u0304₂"]);
  expect(names("relu-layer", { X: [[1]] })).toEqual(["X\u0304"]);
  expect(names("linear-layer").slice(-3)).toEqual(["W\u0304₂₂", "b\u0304₁", "b\u0304₂"]);
});

it.each([
  [0, "0"],
  [1.26e-12, "1.3e−12"],
  [0.5, "0.5"],
  [Number.NaN, "—"],
])("a disagreement of %d is written %s", (apart, text) => {
  expect(apartText(apart)).toBe(text);
});
