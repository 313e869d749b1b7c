import { expect, test } from "vitest";
import { openingWith } from "./single-file.ts";

const file = '<meta name="pullback-start" content="">\n<title>Pullback</title>';

test("the single file is told the case to open with, and may be told anew", () => {
  const first = openingWith(file, "recurrence", "");
  expect(first).toBe(file.replace('""', '"recurrence"'));
  const second = openingWith(first, "two-inputs", "x1=3&step=collect");
  expect(second).toBe(file.replace('""', '"two-inputs?x1=3&amp;step=collect"'));
});

test("nothing in a query ends the attribute, nor is it read as a pattern", () => {
  const written = openingWith(file, "two-inputs", 'x="><script>$1$&');
  expect(written).toContain('content="two-inputs?x=&quot;><script>$1$&amp;"');
  expect(written.endsWith("<title>Pullback</title>")).toBe(true);
});

test("another text is refused", () => {
  expect(() => openingWith("<title>Not found</title>", "recurrence", "")).toThrow(
    "no place that says what it opens with",
  );
});
