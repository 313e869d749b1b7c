import { beforeAll, describe, expect, it } from "vitest";
import { cases } from "../../../src/cases/all.ts";
import { run } from "../../../src/engine/run.ts";
import { keyAt } from "../../../src/trace/trace.ts";
import { pngOf } from "../png.ts";
import { casePreviews, type Previews } from "./case-previews.ts";
import { isAddition, previewStep } from "./preview-step.ts";

let previews: Previews;
beforeAll(() => {
  previews = casePreviews();
});

const stepOf = (slug: string) => {
  const { trace } = run({ case: slug, params: {} });
  const index = previewStep(trace);
  return { key: keyAt(trace, index), adds: isAddition(trace, index) };
};
/** Returns the text of a picture, joined from the pieces of its lines. */
const lettersIn = (svg: string) =>
  [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text).join("");

it("shows the contribution that is added to another, if there is one", () => {
  expect(stepOf("shared-intermediate")).toEqual({ key: "acc.v2.0", adds: true });
  expect(stepOf("recurrence").adds).toBe(true);
  expect(stepOf("relu-layer")).toEqual({ key: "acc.Y.0", adds: false });
});

it("has a picture of every case and of the start page, each with a description", () => {
  expect(previews.cases.map(({ slug }) => slug)).toEqual(cases.map(({ slug }) => slug));
  for (const { title, alt } of previews.cases)
    expect(alt).toContain(`Computation graph of “${title}” at step `);
  expect(previews.home.alt).toMatch(/The adjoint of \S+ was/);
});

describe.each(cases.map(({ slug, title }) => ({ slug, title })))(
  "the picture of $slug",
  ({ slug, title }) => {
    const pictureOf = () => previews.cases.find((candidate) => candidate.slug === slug)?.picture ?? "";

    it("has the text and the numbers of a real run", () => {
      const letters = lettersIn(pictureOf()).replaceAll(" ", "");
      for (const word of title.split(" ")) expect(letters).toContain(word);
      expect(letters).toContain(`${cases.length}`);
      expect(letters).toContain("Backward");
      const { trace } = run({ case: slug, params: {} });
      for (const { id } of trace.nodes) expect(letters).toContain(id.charAt(0));
    });

    it("stays on its sheet, and every coordinate is a number", () => {
      const svg = pictureOf();
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      const [, scale] = /translate\([^)]*\) scale\(([\d.]+)\)/.exec(svg) ?? [];
      // At half size, as sites show it, its smallest letters are still some pixels high.
      expect(Number(scale)).toBeGreaterThan(0.7);
    });
  },
);

it.each(cases.map(({ slug }) => slug))(
  "the page of %s starts with the markup of its first picture",
  (slug) => {
    const start = previews.cases.find((candidate) => candidate.slug === slug)?.start.markup ?? "";
    const { trace } = run({ case: slug, params: {} });
    expect(start).toMatch(/^<div class="player" [^>]*data-start="" inert="" aria-hidden="true"/);
    expect(start.match(/<g class="node[ "]/g)).toHaveLength(trace.nodes.length);
    expect(start).toContain("Step forward to evaluate the first node.");
    const framing = JSON.parse(/data-framing="([^"]*)"/.exec(start)?.[1]?.replaceAll("&quot;", '"') ?? "");
    expect(framing).toMatchObject({ kind: "start", width: expect.any(Number) });
    expect(framing.width).toBeGreaterThan(0);
    // Nothing that scripts or tests take for the player itself.
    expect(start).not.toMatch(/data-(pullback|ready|node|value)\b/);
  },
);

it("is drawn with the same bytes every time, 1200 pixels wide and 630 high", async () => {
  const [first, second] = [await pngOf(previews.home.picture), await pngOf(casePreviews().home.picture)];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  const view = new DataView(first.buffer, first.byteOffset);
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([1200, 630]);
});
