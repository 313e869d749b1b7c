import { expect, it } from "vitest";
import { nearestPath } from "./lost-address.ts";

it.each([
  ["/pullback/cases/two-input", "/pullback/cases/two-input/"],
  ["/pullback/cases/two-inputs/extra", "/pullback/cases/two-inputs/"],
  ["/pullback/cases/two-inputs/extra/more/", "/pullback/cases/two-inputs/"],
  ["/pullback/cases/", "/pullback/"],
  ["/pullback/cases", "/pullback/"],
  ["/cases", "/"],
  ["/pullback/Cases/x", "/pullback/cases/x/"],
  ["/pullback/nothing", "/pullback/"],
  ["/pullback/nothing/", "/pullback/"],
  ["/pullback/no/thing", "/pullback/no/"],
  ["/my/cases/pullback/cases/x", "/my/cases/pullback/cases/x/"],
])("%s leads to %s", (path, to) => {
  expect(nearestPath(path)).toBe(to);
});

it.each(["/", "/cases/two-input/", "/pullback/cases/two-input/"])("%s can stay", (path) => {
  expect(nearestPath(path)).toBeUndefined();
});

it("comes to an end from anywhere", () => {
  let path: string | undefined = "/a/cases/b/cases//c/cases";
  for (let i = 0; path !== undefined; i++) {
    expect(i).toBeLessThan(20);
    path = nearestPath(path);
  }
});
