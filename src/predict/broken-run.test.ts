import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import { recordAt } from "../cases/record.ts";
import { misconceptions } from "../misconceptions/all.ts";
import { openProgram } from "../programs/open-program.ts";
import { nodeAt } from "../trace/trace.ts";
import { firstWrong, rightAdjoint, verdictAt, withVerdicts } from "../trace/verdicts.ts";
import { breakEngine } from "./broken-run.ts";

const outcomes = new Map<string, string>();

describe.each(cases)("a broken engine on $slug", (spec) => {
  const values = defaults(spec);
  const right = recordAt(spec, values, false);

  it.each(misconceptions)("that makes the mistake $id has the right numbers beside its own", ({ id }) => {
    const found = breakEngine(spec, values, { mistake: id, seed: 1 });
    if (found === undefined) throw new Error(`no run with ${id}`);
    const { trace, broken } = found;
    const first = firstWrong(trace);
    expect(first >= 0).toBe(broken.candidates.includes(id));
    outcomes.set(`${id} ${spec.number}`, broken.isShown ? "×" : first >= 0 ? "o" : "·");
    expect(broken.isShown).toBe(broken.shownBy.includes(spec.slug));
    expect(verdictAt(trace, trace.steps.length - 1)).toBe(broken.isShown ? "wrong" : "none");
    for (let node = 0; node < trace.nodes.length; node++) {
      const { id: name, value } = nodeAt(trace, node);
      const gradient = right.gradients[name];
      const wrong = rightAdjoint(trace, node, trace.steps.length);
      if (wrong !== undefined && typeof value === "number" && typeof gradient === "number")
        expect(wrong).toBeCloseTo(gradient, 9);
    }
  });

  it("hides a mistake that shows in the gradient", () => {
    for (let seed = 0; seed < 20; seed++) {
      const { trace, broken } = breakEngine(spec, values, { mistake: "?", seed }) ?? {};
      if (trace === undefined || broken === undefined) throw new Error("no mistake was found");
      expect(broken.isShown).toBe(true);
      expect(firstWrong(trace)).toBe(-1);
      expect(firstWrong(withVerdicts(trace, false))).toBeGreaterThanOrEqual(0);
      expect(broken.candidates).toContain(broken.id);
      expect(broken.alike).not.toContain(broken.id);
    }
  });
});

it("shows in the gradient (×), in inner numbers only (o) or not at all (·), as in this table", () => {
  const row = (head: string, cells: readonly (string | number)[]) =>
    head.padEnd(21) + cells.map((cell) => String(cell).padStart(3)).join("");
  const table = misconceptions.map(({ id }) =>
    row(
      id,
      cases.map(({ number }) => outcomes.get(`${id} ${number}`) ?? "?"),
    ),
  );
  const head = row(
    "",
    cases.map(({ number }) => number),
  );
  expect([head, ...table].join("\n")).toMatchInlineSnapshot(`
    "                       1  2  3  4  5  6  7  8  9 10
    assigns                ·  ×  ×  ×  ·  ·  ·  ×  ·  ×
    forgets-upstream       ×  ×  ·  ×  ×  ×  ·  ×  ×  ·
    forgets-local          ×  ×  ×  ×  ×  ×  ×  ×  ×  ×
    own-operand            ·  ·  ×  ×  ·  ·  ·  ×  ×  ×
    value-for-adjoint      ×  ×  ×  ×  ×  ×  ×  ×  ×  ×
    operand-for-result     ×  ×  ×  ×  ·  ·  ·  ×  ×  ×
    wrong-derivative       ×  ×  ×  ×  ·  ·  ·  ×  ×  ×
    seed-one               ·  ·  ·  ×  ×  ×  ·  ·  ·  ·
    stale-adjoints         ×  ×  ×  ×  ×  ×  ×  ×  ×  ×
    forward-order          ×  ×  ×  ×  ·  ·  ·  ×  ×  ×
    early                  ·  ×  ·  ·  ·  ·  ·  ·  ·  ·
    no-transpose           ·  ·  ·  ·  ×  ·  ·  ·  ·  ·
    swapped-factors        ·  ·  ·  ·  ·  ·  ·  ·  ·  ·
    mean-for-sum           ·  ·  ·  ·  ×  ·  ·  ·  ·  ·
    sum-for-mean           ·  ·  ·  ·  ·  ·  ·  ·  ·  ·
    mask-of-adjoint        ·  ·  ·  ·  ·  ×  ·  ·  ·  ·
    forgets-target         ·  ·  ·  ·  ·  ·  ×  ·  ·  ·
    unfaithful-recompute   ·  ·  ·  ·  ·  ·  ·  ·  ×  ·"
  `);
});

it("that nobody knows does not run", () => {
  const [spec] = cases;
  expect(spec && breakEngine(spec, defaults(spec), { mistake: "nothing", seed: 1 })).toBeUndefined();
});

it("runs a learner's program", () => {
  const text = "from pullback import Var, sin\nx = Var(2.0)\ny = sin(x) * x\ny.backward()\n";
  const { program } = openProgram({ program: text, params: {} });
  const { trace, broken } = breakEngine(program, defaults(program), { mistake: "assigns", seed: 1 }) ?? {};
  expect(broken?.isShown).toBe(true);
  expect(trace?.gradients.x).not.toBeCloseTo(2 * Math.cos(2) + Math.sin(2));
});
