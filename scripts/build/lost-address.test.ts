import fc from "fast-check";
import { expect, it } from "vitest";
import { nearestPath } from "./lost-address.ts";

it.each([
  ["/pullback/cases/two-input", "/pullback/cases/two-input/"],
  ["/pullback/cases/two-inputs/extra", "/pullback/cases/two-inputs/"],
  ["/pullback/cases/two-inputs/extra/more/", "/pullback/cases/two-inputs/extra/"],
  ["/pullback/cases/", "/pullback/"],
  ["/pullback/cases", "/pullback/"],
  ["/cases", "/"],
  ["/pullback/Cases/x", "/pullback/cases/x/"],
  ["/pullback/nothing", "/pullback/"],
  ["/pullback/nothing/", "/pullback/"],
  ["/pullback/no/thing", "/pullback/no/"],
  ["/my/cases/pullback/cases/x", "/my/cases/pullback/cases/x/"],
  ["/my/cases/lecture/pullback/nothing", "/my/cases/lecture/pullback/"],
  ["/cases/cases", "/cases/"],
  ["//", "/"],
  ["//example.org/", "/example.org/"],
  ["//example.org/x", "/example.org/x"],
  ["//example.org/cases/x", "/example.org/cases/x"],
  ["//example.org/cases/x/", "/example.org/cases/x/"],
  ["/pullback//cases//x/", "/pullback/cases/x/"],
])("%s leads to %s", (path, to) => {
  expect(nearestPath(path)).toBe(to);
});

it.each(["/", "/cases/two-input/", "/pullback/cases/two-input/", "/pullback/cases/Two-Inputs/index.html"])(
  "%s can stay",
  (path) => {
    expect(nearestPath(path)).toBeUndefined();
  },
);

const parts = fc.constantFrom(
  "",
  ".",
  "..",
  "\\",
  "cases",
  "Cases",
  "x",
  "example.org",
  "index.html",
  "%2F",
  "%5C",
);

it("leads from any address to addresses on the same host and in the same folder, until a page can stay", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("/", "/pullback/", "/my/cases/lecture/pullback/"),
      fc.array(parts),
      (base, names) => {
        const start = new URL(`https://host.test${base}${names.join("/")}`);
        fc.pre(start.pathname.startsWith(base));
        let at = start;
        for (let i = 0; at.pathname !== base; i++) {
          expect(i).toBeLessThan(20);
          const to = nearestPath(at.pathname);
          if (to === undefined) break;
          at = new URL(to, at);
          expect(at.href).toBe(start.origin + to);
          expect(to.startsWith(base)).toBe(true);
        }
      },
    ),
  );
});
