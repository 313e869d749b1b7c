import { expect, test } from "vitest";
import { openingWith } from "./single-file.ts";

const file = '<meta name="pullback-start" content="">\n<title>Pullback</title>';

test("the single file is given the case to open, and may be given another", () => {
  const first = openingWith(file, "recurrence", "");
  expect(first).toBe(file.replace('""', '"recurrence"'));
  const second = openingWith(first, "two-inputs", "x1=3&step=collect");
  expect(second).toBe(file.replace('""', '"two-inputs?x1=3&amp;step=collect"'));
});

test("a query cannot end the attribute and is not read as a pattern", () => {
  const written = openingWith(file, "two-inputs", 'x="><script>$1$&');
  expect(written).toContain('content="two-inputs?x=&quot;><script>$1$&amp;"');
  expect(written.endsWith("<title>Pullback</title>")).toBe(true);
});

test("other text is rejected", () => {
  expect(() => openingWith("<title>Not found</title>", "recurrence", "")).toThrow(
    "no place that says what it opens with",
  );
});
