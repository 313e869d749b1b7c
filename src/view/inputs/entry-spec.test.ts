import { describe, expect, it } from "vitest";
import { caseBySlug } from "../../cases/all.ts";
import { defaults } from "../../cases/complete.ts";
import type { AnyCase } from "../../cases/define-case.ts";
import type { ParameterValue } from "../../cases/parameters/parameter.ts";
import { specOfEntry } from "./entry-spec.ts";

function specOf(slug: string, name: string, position: number) {
  const program = caseBySlug(slug) as AnyCase;
  const changes: [string, ParameterValue][] = [];
  const setParam = (parameter: string, value: ParameterValue) => void changes.push([parameter, value]);
  const spec = specOfEntry({ setParam }, { program, params: defaults(program) }, { name, position });
  return { spec, changes };
}

describe("an entry of the inputs", () => {
  it("is a number with the slider's steps", () => {
    const { spec, changes } = specOf("two-inputs", "x2", 0);
    expect(spec).toMatchObject({ label: "x₂", value: 3, parameter: "x2", steps: { step: 0.1 } });
    spec?.onValue(0.25);
    expect(changes).toEqual([["x2", 0.25]]);
  });

  it("is one entry of a matrix, and the others stay", () => {
    const { spec, changes } = specOf("softmax-cross-entropy", "z", 1);
    expect(spec).toMatchObject({ label: "z 1,2", entry: "z 1,2", value: 1, parameter: "z" });
    spec?.onValue(7);
    expect(changes).toEqual([["z", [[2, 7, 0.1]]]]);
    expect([spec?.isValid(1e300), spec?.isValid(Number.NaN)]).toEqual([true, false]);
  });

  it("is one entry of a vector", () => {
    expect(specOf("checkpointed-chain", "w", 2).spec).toMatchObject({ label: "w 3", value: 1.2 });
  });

  it("does not exist beyond the end and for choices", () => {
    expect(specOf("checkpointed-chain", "w", 99).spec).toBeUndefined();
    expect(specOf("checkpointed-chain", "store", 0).spec).toBeUndefined();
    expect(specOf("two-inputs", "x9", 0).spec).toBeUndefined();
  });
});
