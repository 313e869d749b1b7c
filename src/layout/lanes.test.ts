import { describe, expect, test } from "vitest";
import { lanesOf, strandY } from "./lanes.ts";
import { ROOMY, SCALAR_NODE } from "./sizes.ts";
import type { Bundle } from "./wiring.ts";

type Rest = Parameters<typeof lanesOf> extends [unknown, ...infer R] ? R : never;

const sizes = new Array(20).fill(SCALAR_NODE);
const columns = new Map([10, 11, 12, 13, 14, 15, 16].map((node) => [node, node - 9]));

function uses(parent: number, children: readonly number[], edges = 1): Bundle[] {
  return children.map((child) => ({ parent, child, edges: new Array(edges).fill(0) }));
}

const lanesFor = (branches: readonly Bundle[], ...rest: Rest) =>
  lanesOf({ branches, feeders: new Set([8, 9]) }, ...rest);

describe("lanesOf", () => {
  test("alternates above and below, at the same distance", () => {
    const { lanes, above, below } = lanesFor(
      [...uses(0, [10, 12]), ...uses(1, [10, 12])],
      columns,
      sizes,
      100,
      ROOMY,
    );
    expect(lanes.map(({ source, column, y }) => [source, column, y])).toEqual([
      [0, 0, -90],
      [1, 0, 190],
    ]);
    expect([above, below]).toEqual([140, 140]);
  });

  test("puts trunks of one side that meet into different rows", () => {
    const { lanes } = lanesFor(
      [0, 1, 2].flatMap((leaf) => uses(leaf, [10, 12, 14])),
      columns,
      sizes,
      100,
      ROOMY,
    );
    expect(lanes.filter(({ y }) => y < 0).map(({ source, y }) => [source, y])).toEqual([
      [0, -90],
      [2, -230],
    ]);
  });

  test("lets trunks share a row if one begins after the other's end", () => {
    const { lanes } = lanesFor(
      [...uses(0, [10, 12]), ...uses(1, [10, 12]), ...uses(2, [13, 16])],
      columns,
      sizes,
      100,
      ROOMY,
    );
    expect(lanes.filter(({ y }) => y < 0).map(({ source, column, y }) => [source, column, y])).toEqual([
      [0, 0, -90],
      [2, 3, -90],
    ]);
  });

  test("makes two lines of a trunk if a node uses its leaf twice", () => {
    const { lanes } = lanesFor([...uses(0, [10]), ...uses(0, [11, 12], 2)], columns, sizes, 100, ROOMY);
    const [lane] = lanes;
    expect(lane?.strands).toBe(2);
    if (lane !== undefined) expect([strandY(lane, 0), strandY(lane, 1)]).toEqual([-102, -78]);
  });

  test("puts leaves that are used once into one row below", () => {
    const { lanes, above } = lanesFor([...uses(8, [10]), ...uses(9, [11])], columns, sizes, 100, ROOMY);
    expect(lanes.map(({ source, column, y }) => [source, column, y])).toEqual([
      [8, 0, 190],
      [9, 1, 190],
    ]);
    expect(above).toBe(0);
  });
});
