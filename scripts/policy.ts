import { createHash } from "node:crypto";
import { escapeHtml } from "./html.ts";

/** What a policy allows, by its directives. */
type Directives = readonly (readonly [directive: string, ...sources: string[]])[];

/** Holds for every page: nothing but what is named, and no text is taken for code. */
const SHARED: Directives = [
  ["base-uri", "'none'"],
  ["form-action", "'none'"],
  ["require-trusted-types-for", "'script'"],
  ["trusted-types", "pullback"],
];

/**
 * What the pages of the site may load: files of the site, pictures that stand in its style sheets, and frames for the
 * preview of an embed. Who may frame a page is not limited.
 */
export const SITE_POLICY: Directives = [
  ["default-src", "'none'"],
  ["script-src", "'self'"],
  ["worker-src", "'self'"],
  ["style-src", "'self'"],
  ["img-src", "'self'", "data:"],
  ["font-src", "'self'"],
  ["connect-src", "'self'"],
  ["frame-src", "'self'"],
  ["manifest-src", "'self'"],
  ...SHARED,
];

/** What the single file may load: only what stands in it, and the worker that it makes of its own text. */
export const SINGLE_FILE_POLICY: Directives = [
  ["default-src", "'none'"],
  ["script-src"],
  ["worker-src", "blob:"],
  ["style-src"],
  ["img-src", "data:"],
  ["font-src", "data:"],
  ...SHARED,
];

/** A policy as a header says it. */
export function policyText(policy: Directives): string {
  return policy.map((directive) => directive.join(" ")).join("; ");
}

/**
 * A page that states its policy before anything that the policy is about. The scripts and styles that stand in
 * the page are allowed by their hashes.
 *
 * @param html the page as it will be: its scripts and styles may not change any more
 * @throws Error if the page does not say that its letters are UTF-8, which has to come even before
 */
export function withPolicy(html: string, policy: Directives): string {
  const hashes: Readonly<Record<string, readonly string[]>> = {
    "script-src": hashesOf(html, "script"),
    "style-src": hashesOf(html, "style"),
  };
  const whole = policy.map((directive) => [...directive, ...(hashes[directive[0]] ?? [])] as const);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policyText(whole))}">`;
  if (!html.includes(CHARSET)) throw new Error(`policy: the page has no ${CHARSET}`);
  return html.replace(CHARSET, "").replace(/<head>\s*/, `<head>${CHARSET}\n    ${meta}\n    `);
}

const CHARSET = '\n    <meta charset="utf-8">';
/** Both at once: in either may stand what looks like the beginning of the other. */
const INLINE = /<(script|style)\b([^>]*)>(.*?)<\/\1>/gs;

function hashesOf(html: string, element: "script" | "style"): string[] {
  return [...html.matchAll(INLINE)]
    .filter(([, name, attributes = ""]) => name === element && !/\ssrc=/.test(attributes))
    .map(([, , , text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
}
