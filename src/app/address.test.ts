import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { basePath, caseAddress, ONE_FILE, routeOf } from "./address.ts";
import { guessCase } from "./guess-case.ts";

const at = (path: string, start?: string) => routeOf(new URL(path, "https://example.org"), start);

/** What an address leads to, in a few words. */
function told(path: string, start?: string): string {
  const place = at(path, start);
  if (place.kind === "case") return place.spec.slug + place.query.replace(/^(?=[^?])/, "?");
  return place.kind === "home" ? "home" : `no ${place.slug}, ${guessCase(place.slug)?.slug ?? "no guess"}`;
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

describe("the path of the start page", () => {
  it.each([
    ["/", "/"],
    ["/index.html", "/index.html"],
    ["/other.html", "/"],
    ["/cases/two-inputs/", "/"],
    ["/cases/two-inputs", "/"],
    ["/cases/two-inputs/index.html", "/index.html"],
    ["/courses/autodiff/", "/courses/autodiff/"],
    ["/courses/autodiff/index.html", "/courses/autodiff/index.html"],
    ["/courses/autodiff/cases/Two-Inputs/index.html", "/courses/autodiff/index.html"],
    ["//example.org/", "/example.org/"],
    ["//cases/two-inputs/", "/"],
    ["//example.org/cases/two-inputs/", "/example.org/"],
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
      const file = caseAddress("/a/b/index.html", slug, "x=1");
      expect(file).toBe(`/a/b/cases/${slug}/index.html?x=1`);
      expect(told(file)).toBe(`${slug}?x=1`);
    }
  });
});

describe("in one file", () => {
  const inFile = (search: string, start: string) => told(`/lecture.html${search}`, start);

  it("the query says which case", () => {
    expect(inFile("?case=two-inputs&x1=3&step=acc.v2.0", "")).toBe("two-inputs?x1=3&step=acc.v2.0");
    expect(inFile("?x1=3&case=Two-Inputs", "recurrence?T=7")).toBe("two-inputs?x1=3");
    expect(inFile("?case=recurence", "")).toBe("no recurence, recurrence");
    expect(inFile("?case=", "recurrence?T=7")).toBe("home");
  });

  it("the file says it where the query does not, and the query adds to that", () => {
    expect(inFile("", "")).toBe("home");
    expect(inFile("", "recurrence")).toBe("recurrence");
    expect(inFile("", "recurrence?T=7&step=collect")).toBe("recurrence?T=7&step=collect");
    expect(inFile("?T=9", "recurrence?T=7&step=collect")).toBe("recurrence?T=9&T=7&step=collect");
  });

  it.each(cases.map(({ slug }) => slug))("the address of a case leads to it: %s", (slug) => {
    expect(inFile(caseAddress(ONE_FILE, slug), "two-inputs")).toBe(slug);
    expect(inFile(caseAddress(ONE_FILE, slug, "step=collect"), "two-inputs")).toBe(`${slug}?step=collect`);
  });

  it("its own address is that of the start page", () => {
    expect(inFile(ONE_FILE, "two-inputs")).toBe("home");
  });
});
