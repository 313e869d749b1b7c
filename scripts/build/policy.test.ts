import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { policyText, SINGLE_FILE_POLICY, SITE_POLICY, withPolicy } from "./policy.ts";

const page = (head: string) => `<html>
  <head>
    ${head}
    <meta charset="utf-8">
    <title>A page</title>
  </head></html>`;
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("the policy of a page", () => {
  it("comes right after the character encoding, before everything that it governs", () => {
    const text = withPolicy(page('<script src="./a.js"></script>'), SITE_POLICY);
    const names = [...text.matchAll(/<(meta|script|title)\b[^>]*/g)].map(([tag]) => tag.slice(0, 28));
    expect(names).toEqual([
      '<meta charset="utf-8"',
      '<meta http-equiv="Content-Se',
      '<script src="./a.js"',
      "<title",
    ]);
    expect(text).toContain(`content="${policyText(SITE_POLICY)}"`);
  });

  it("allows inline scripts and styles by their hashes, even if they contain tags of other elements", () => {
    const script = 'const a = "<style>ü</style><script>";';
    const style = 'b::after { content: "<script>" }';
    const text = withPolicy(
      page(`<script type="module">${script}</script><style>${style}</style>`),
      SINGLE_FILE_POLICY,
    );
    expect(text).toContain(`script-src ${hash(script)}; `);
    expect(text).toContain(`style-src ${hash(style)}; `);
  });

  it("refuses a page that does not declare its encoding", () => {
    expect(() => withPolicy("<head></head>", SITE_POLICY)).toThrow("the page has no");
  });

  it("does not limit the framing of a page", () => {
    for (const policy of [SITE_POLICY, SINGLE_FILE_POLICY])
      expect(policyText(policy)).not.toContain("frame-ancestors");
  });

  it("is the header in the documentation", () => {
    const docs = readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8");
    expect(docs).toContain(`\nContent-Security-Policy: ${policyText(SITE_POLICY)}\n`);
  });
});
