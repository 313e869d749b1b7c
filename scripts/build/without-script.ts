import { PICTURE, PREVIEW } from "../../src/view/share/preview-size.ts";
import { pagesWords } from "../../src/words/en/pages.ts";
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

const { reason, allCases, ...words } = pagesWords.withoutScript;

const ARTICLE = "https://en.wikipedia.org/wiki/Automatic_differentiation";

/** Returns a sentence with a link, in HTML, for readers of a page that has no text without JavaScript. */
export function articleLink(): string {
  return words.article
    .map((piece) =>
      typeof piece === "string" ? escapeHtml(piece) : `<a href="${ARTICLE}">${escapeHtml(piece.link)}</a>`,
    )
    .join("");
}

/** Returns a case as text with a picture, in HTML, for readers and search engines without JavaScript. */
export function caseWithoutScript({ title, summary, formula, result, alt }: CaseWords): string {
  const { width, height } = PREVIEW;
  return content(
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>${escapeHtml(summary)}</p>`,
    `<img src="./${PICTURE}" width="${width}" height="${height}" alt="${escapeHtml(alt)}">`,
    `<p>${escapeHtml(words.formula(formula))}</p>`,
    `<p>${escapeHtml(words.gradient(result))}</p>`,
    `<p>${escapeHtml(reason)} <a href="../../">${escapeHtml(allCases)}</a></p>`,
  );
}

/** Returns the list of all cases, in HTML, for readers and search engines without JavaScript. */
export function homeWithoutScript(cases: readonly CaseWords[]): string {
  const items = cases.map(
    ({ slug, title, summary }) =>
      `<li><a href="./cases/${slug}/">${escapeHtml(title)}</a>: ${escapeHtml(summary)}</li>`,
  );
  return content(
    "<h1>Pullback</h1>",
    `<p>${escapeHtml(pagesWords.description)}</p>`,
    `<ol>${items.join("")}</ol>`,
    `<p>${escapeHtml(reason)}</p>`,
  );
}

function content(...parts: readonly string[]): string {
  return `<main class="without-script">\n${parts.map((part) => `        ${part}\n`).join("")}      </main>`;
}
