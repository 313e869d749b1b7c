import { PICTURE, PREVIEW } from "../../src/view/share/preview-size.ts";
import { escapeHtml } from "./html.ts";

/** The text of a case's page without script. Mathematics is plain text. */
export interface CaseWords {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly formula: string;
  readonly result: string;
  readonly alt: string;
}

const WHY = "Pullback computes and draws in the browser, so stepping through it needs JavaScript.";

/** Returns a case as text with a picture, in HTML, for readers and search engines without JavaScript. */
export function caseWithoutScript({ title, summary, formula, result, alt }: CaseWords): string {
  const { width, height } = PREVIEW;
  return content(
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>${escapeHtml(summary)}</p>`,
    `<img src="./${PICTURE}" width="${width}" height="${height}" alt="${escapeHtml(alt)}">`,
    `<p>What is computed: ${escapeHtml(formula)}</p>`,
    `<p>Its gradient: ${escapeHtml(result)}</p>`,
    `<p>${WHY} <a href="../../">All cases</a></p>`,
  );
}

/** Returns the list of all cases, in HTML, for readers and search engines without JavaScript. */
export function homeWithoutScript(description: string, cases: readonly CaseWords[]): string {
  const items = cases.map(
    ({ slug, title, summary }) =>
      `<li><a href="./cases/${slug}/">${escapeHtml(title)}</a>: ${escapeHtml(summary)}</li>`,
  );
  return content(
    "<h1>Pullback</h1>",
    `<p>${escapeHtml(description)}</p>`,
    `<ol>${items.join("")}</ol>`,
    `<p>${WHY}</p>`,
  );
}

function content(...parts: readonly string[]): string {
  return `<main class="without-script">\n${parts.map((part) => `        ${part}\n`).join("")}      </main>`;
}
