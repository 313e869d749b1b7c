import { describe, expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { caseAddress, ONE_FILE, programAddress, sitePageAddress } from "../player/page-address.ts";
import { basePath, routeOf } from "./address.ts";
import { guessCase } from "./guess-case.ts";

const at = (path: string, start?: string) => routeOf(new URL(path, "https://example.org"), start);

/** Returns a short description of the route of an address. */
function describeRoute(path: string, start?: string): string {
  const route = at(path, start);
  if (route.kind === "case") return route.source.case + route.query.replace(/^(?=[^?])/, "?");
  if (route.kind === "program" || route.kind === "practice")
    return route.kind + route.query.replace(/^(?=[^?])/, "?");
  if (route.kind === "home") return "home";
  return "slug" in route ? `no ${route.slug}, ${guessCase(route.slug)?.slug ?? "no guess"}` : route.kind;
}

describe("an address leads to a case", () => {
  it.each(cases.map(({ slug }) => slug))("by its slug: %s", (slug) => {
    expect(describeRoute(`/cases/${slug}/`)).toBe(slug);
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
    expect(describeRoute(path)).toBe("two-inputs");
  });

  it("and keeps its query", () => {
    expect(describeRoute("/cases/two-inputs/?x1=1&step=acc.v2.0&x1=%zz#part")).toBe(
      "two-inputs?x1=1&step=acc.v2.0&x1=%zz",
    );
  });
});

describe("an address leads to the start page", () => {
  it.each([
    "/",
    "/index.html",
    "/cases/",
    "/cases",
    "/course/autodiff/",
    "/cases/two-inputs/more/",
    "/other",
  ])("as %s", (path) => {
    expect(describeRoute(path)).toBe("home");
  });
});

describe("an address with an unknown case", () => {
  it.each([
    ["/cases/two-input/", "no two-input, two-inputs"],
    ["/cases/recurence/", "no recurence, recurrence"],
    ["/cases/TINY-ENGIN/", "no TINY-ENGIN, tiny-engine"],
    ["/cases/qqqqqqqq/", "no qqqqqqqq, no guess"],
    ["/cases/__proto__/", "no __proto__, no guess"],
    ["/cases/constructor/", "no constructor, no guess"],
    ["/cases/%E0%A4%A/", "no %E0%A4%A, no guess"],
    ["/cases/%3Cscript%3E/", "no <script>, no guess"],
  ])("%s is reported with the case that was probably meant", (path, expected) => {
    expect(describeRoute(path)).toBe(expected);
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

  it("and a slug make an address that leads to the case", () => {
    for (const { slug } of cases) {
      const address = caseAddress("/a/b/", slug, "x=1");
      expect(address).toBe(`/a/b/cases/${slug}/?x=1`);
      expect(describeRoute(address)).toBe(`${slug}?x=1`);
      expect(basePath(`/a/b/cases/${slug}/`)).toBe("/a/b/");
      const file = caseAddress("/a/b/index.html", slug, "x=1");
      expect(file).toBe(`/a/b/cases/${slug}/index.html?x=1`);
      expect(describeRoute(file)).toBe(`${slug}?x=1`);
    }
  });
});

describe("in a single file", () => {
  const inFile = (search: string, start: string) => describeRoute(`/lecture.html${search}`, start);

  it("the query names the case", () => {
    expect(inFile("?case=two-inputs&x1=3&step=acc.v2.0", "")).toBe("two-inputs?x1=3&step=acc.v2.0");
    expect(inFile("?x1=3&case=Two-Inputs", "recurrence?T=7")).toBe("two-inputs?x1=3");
    expect(inFile("?case=recurence", "")).toBe("no recurence, recurrence");
    expect(inFile("?case=", "recurrence?T=7")).toBe("home");
  });

  it("the file names the case where the query does not, and the query adds options", () => {
    expect(inFile("", "")).toBe("home");
    expect(inFile("", "recurrence")).toBe("recurrence");
    expect(inFile("", "recurrence?T=7&step=collect")).toBe("recurrence?T=7&step=collect");
    expect(inFile("?T=9", "recurrence?T=7&step=collect")).toBe("recurrence?T=9&T=7&step=collect");
  });

  it.each(cases.map(({ slug }) => slug))("the address of a case leads to the case: %s", (slug) => {
    expect(inFile(caseAddress(ONE_FILE, slug), "two-inputs")).toBe(slug);
    expect(inFile(caseAddress(ONE_FILE, slug, "step=collect"), "two-inputs")).toBe(`${slug}?step=collect`);
  });

  it("the file's own address leads to the start page", () => {
    expect(inFile(ONE_FILE, "two-inputs")).toBe("home");
  });
});

describe("the page for practice", () => {
  it.each([
    ["/practice/", undefined, "practice"],
    ["/practice", undefined, "practice"],
    ["/Practice/", undefined, "practice"],
    ["/courses/practice/index.html?seed=3&for=early", undefined, "practice?seed=3&for=early"],
    ["/single.html?practice&seed=3", "", "practice?seed=3"],
    ["/lecture.html?seed=4", "practice?seed=3", "practice?seed=4&seed=3"],
    ["/lecture.html?case=two-inputs", "practice", "two-inputs"],
    // In the link of a case, the option has misconceptions.
    ["/single.html?case=two-inputs&practice=early", "", "two-inputs?practice=early"],
    ["/lecture.html?practice=early", "two-inputs", "two-inputs?practice=early"],
    ["/practice/more/", undefined, "home"],
  ])("is found by its address: %s", (path, start, route) => {
    expect(describeRoute(path, start)).toBe(route);
  });

  it("has an address of its own", () => {
    expect(sitePageAddress("/courses/", "practice", "seed=3")).toBe("/courses/practice/?seed=3");
    expect(sitePageAddress("/courses/index.html", "practice")).toBe("/courses/practice/index.html");
    expect(sitePageAddress(ONE_FILE, "practice", "seed=3")).toBe("?practice&seed=3");
    expect(basePath("/courses/practice/")).toBe("/courses/");
    expect(basePath("/courses/practice/index.html")).toBe("/courses/index.html");
  });
});

describe("the page of programs", () => {
  it.each([
    ["/program/", undefined, "program"],
    ["/program", undefined, "program"],
    ["/courses/program/index.html?step=3", undefined, "program?step=3"],
    ["/single.html?program&step=3", "", "program?step=3"],
    ["/lecture.html", "program?code=q1-_&step=3", "program?code=q1-_&step=3"],
    ["/lecture.html?program&step=4", "program?code=q1-_&step=3", "program?step=4"],
    ["/lecture.html?step=4", "program?code=q1-_&step=3", "program?step=4&code=q1-_&step=3"],
    ["/lecture.html?case=two-inputs", "program?code=q1-_", "two-inputs"],
  ])("is found by its address: %s", (path, start, route) => {
    expect(describeRoute(path, start)).toBe(route);
  });

  it("has an address of its own, with the program in the fragment", () => {
    expect(programAddress("/courses/", "step=3", "abc")).toBe("/courses/program/?step=3#code=abc");
    expect(programAddress("/courses/index.html")).toBe("/courses/program/index.html");
    expect(programAddress(ONE_FILE, "step=3", "abc")).toBe("?program&step=3#code=abc");
    expect(basePath("/courses/program/")).toBe("/courses/");
    expect(basePath("/courses/program/index.html")).toBe("/courses/index.html");
  });
});
