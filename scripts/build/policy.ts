import { createHash } from "node:crypto";
import { escapeHtml } from "./html.ts";

/** The directives of a policy, each with the sources that it allows. */
type Directives = readonly (readonly [directive: string, ...sources: string[]])[];

/** The directives of every page: no other base, no forms, and no text that becomes code. */
const SHARED: Directives = [
  ["base-uri", "'none'"],
  ["form-action", "'none'"],
  ["require-trusted-types-for", "'script'"],
  ["trusted-types", "pullback"],
];

/**
 * The policy of the site's pages: files of the site, pictures inside its style sheets, and frames for the
 * preview of an embed. Any page may frame them.
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

/** The policy of the single file: only its own content, and the worker that it makes from its own text. */
export const SINGLE_FILE_POLICY: Directives = [
  ["default-src", "'none'"],
  ["script-src"],
  ["worker-src", "blob:"],
  ["style-src"],
  ["img-src", "data:"],
  ["font-src", "data:"],
  ...SHARED,
];

/** Returns a policy as the value of its header. */
export function policyText(policy: Directives): string {
  return policy.map((directive) => directive.join(" ")).join("; ");
}

/**
 * Adds a policy to a page, before everything that the policy governs. Allows inline scripts and styles by
 * their hashes.
 *
 * @param html the finished page; its scripts and styles must not change afterwards
 * @throws Error if the page does not declare UTF-8, which must come before the policy
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
/** Matches both kinds at once, since either may contain text that looks like the start of the other. */
const INLINE = /<(script|style)\b([^>]*)>(.*?)<\/\1>/gs;

function hashesOf(html: string, element: "script" | "style"): string[] {
  return [...html.matchAll(INLINE)]
    .filter(([, name, attributes = ""]) => name === element && !/\ssrc=/.test(attributes))
    .map(([, , , text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
}
