import { describe, expect, test } from "vitest";
import { trackCounts, tracksOf } from "./tracks.ts";

describe("tracksOf", () => {
  test("lets a riser from above and a riser from below share a track if they do not meet", () => {
    const tracks = tracksOf([
      { column: 1, trunk: 0, ports: [100] },
      { column: 1, trunk: 300, ports: [150] },
    ]);
    expect([...tracks.values()]).toEqual([0, 0]);
    expect(trackCounts(tracks)).toEqual(new Map([[1, 1]]));
  });

  test("gives overlapping risers different tracks, the nearest trunk's first", () => {
    const far = { column: 1, trunk: -140, ports: [100] };
    const near = { column: 1, trunk: 0, ports: [124, 400] };
    const farther = { column: 1, trunk: -280, ports: [500] };
    const tracks = tracksOf([farther, near, far]);
    expect(new Set(tracks.values())).toEqual(new Set([0, 1, 2]));
    expect(tracks.get(farther)).toBe(2);
  });

  test("counts tracks per gap", () => {
    const tracks = tracksOf([
      { column: 1, trunk: 0, ports: [100] },
      { column: 2, trunk: 0, ports: [100] },
      { column: 2, trunk: 20, ports: [80] },
    ]);
    expect(trackCounts(tracks)).toEqual(
      new Map([
        [1, 1],
        [2, 2],
      ]),
    );
  });
});
