import { expect, it } from "vitest";
import { quote } from "./quote.ts";

it.each([
  ["two-input", '"two-input"'],
  ["", '""'],
  ["<script>alert(1)</script>", '"<script>alert(1)</script>"'],
  ["a\u202eb\u200bc\u0000d\ne", '"a�b�c�d�e"'],
  ["a\u2028b", '"a�b"'],
  ["x".repeat(41), `"${"x".repeat(40)}…"`],
  ["x".repeat(40), `"${"x".repeat(40)}"`],
  [`${"x".repeat(39)}😀`, `"${"x".repeat(39)}�…"`],
  ["naïve 中文 عربي 😀", '"naïve 中文 عربي 😀"'],
])("%j is shown as %s", (text, shown) => {
  expect(quote(text)).toBe(shown);
});
