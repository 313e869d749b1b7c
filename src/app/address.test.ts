import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { basePath, caseAddress, placeOf } from "./address.ts";

const at = (path: string) => placeOf(new URL(path, "https://example.org"));

/** What an address leads to, in a few words. */
function told(path: string): string {
  const place = at(path);
  if (place.kind === "case") return `${place.spec.slug}${place.query}`;
  return place.kind === "home" ? "home" : `no ${place.slug}, ${place.guess?.slug ?? "no guess"}`;
}

describe("an address leads to a case", () => {
  it.each(cases.map(({ slug }) => slug))("by its name: %s", (slug) => {
    expect(told(`/cases/${slug}/`)).toBe(slug);
  });

  it.each([
    "/cases/two-inputs",
    "/cases/two-inputs/index.html",
    "/cases/Two-INPUTS/",
    "/Cases/two-inputs/",
    "/courses/2026/autodiff/cases/two-inputs/",
    "/cases/cases/two-inputs/",
    "/cases/two%2Dinputs/",
  ])("as %s", (path) => {
    expect(told(path)).toBe("two-inputs");
  });

  it("with its query as it is", () => {
    expect(told("/cases/two-inputs/?x1=1&step=acc.v2.0&x1=%zz#part")).toBe(
      "two-inputs?x1=1&step=acc.v2.0&x1=%zz",
    );
  });
});

describe("an address leads home", () => {
  it.each([
    "/",
    "/index.html",
    "/cases/",
    "/cases",
    "/course/autodiff/",
    "/cases/two-inputs/more/",
    "/other",
  ])("as %s", (path) => {
    expect(told(path)).toBe("home");
  });
});

describe("an address that names no case", () => {
  it.each([
    ["/cases/two-input/", "no two-input, two-inputs"],
    ["/cases/recurence/", "no recurence, recurrence"],
    ["/cases/TINY-ENGIN/", "no TINY-ENGIN, tiny-engine"],
    ["/cases/qqqqqqqq/", "no qqqqqqqq, no guess"],
    ["/cases/__proto__/", "no __proto__, no guess"],
    ["/cases/constructor/", "no constructor, no guess"],
    ["/cases/%E0%A4%A/", "no %E0%A4%A, no guess"],
    ["/cases/%3Cscript%3E/", "no <script>, no guess"],
  ])("%s is told apart, with the case it may have meant", (path, expected) => {
    expect(told(path)).toBe(expected);
  });

  it("may be very long", () => {
    expect(at(`/cases/${"a".repeat(10_000)}/`).kind).toBe("unknown");
  });
});

describe("the path of the site", () => {
  it.each([
    ["/", "/"],
    ["/index.html", "/"],
    ["/cases/two-inputs/", "/"],
    ["/cases/two-inputs", "/"],
    ["/cases/two-inputs/index.html", "/"],
    ["/courses/autodiff/", "/courses/autodiff/"],
    ["/courses/autodiff/index.html", "/courses/autodiff/"],
    ["/courses/autodiff/cases/no-such-case/", "/courses/autodiff/"],
    ["/cases/cases/two-inputs/", "/cases/"],
  ])("of %s is %s", (path, base) => {
    expect(basePath(path)).toBe(base);
  });

  it("and a case's name make an address that leads to the case", () => {
    for (const { slug } of cases) {
      const address = caseAddress("/a/b/", slug, "x=1");
      expect(address).toBe(`/a/b/cases/${slug}/?x=1`);
      expect(told(address)).toBe(`${slug}?x=1`);
      expect(basePath(`/a/b/cases/${slug}/`)).toBe("/a/b/");
    }
  });
});
