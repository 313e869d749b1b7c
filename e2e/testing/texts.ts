import type { Page } from "playwright/test";
import { operationById } from "../../src/autodiff/operations/all.ts";
import { cases } from "../../src/cases/all.ts";

/** Names in formulas: of operations, of their symbols, of parameters, and of the engine's functions. */
const NAMES = [
  ...[...operationById.values()].flatMap(({ id, symbol }) => [id, ...symbol.split(/[^A-Za-z]+/)]),
  ...cases.flatMap(({ parameters, sizes = {} }) => [...Object.keys(parameters), ...Object.keys(sizes)]),
  ...["visit", "keep", "drop", "softmax", "max", "CE", "in", "out", "dy", "dx", "XW"],
];

/**
 * Returns the English that people can read or hear on the current page. In the pseudo-locale, these are the
 * texts that are not in the catalogue. Code, keys, formulas, names, and elements with `translate="no"` are
 * not texts.
 */
export async function englishOn(page: Page): Promise<readonly string[]> {
  return page.evaluate((names) => {
    const NOT_TEXT = "[translate=no], code, kbd, .tex, script, style, noscript";
    const ATTRIBUTES = ["alt", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext"];
    const isName = new Set(names);
    const isEnglish = (text: string) =>
      (text.match(/(?<![\p{L}\p{M}])[A-Za-z]{2,}(?![\p{L}\p{M}])/gu) ?? []).some((word) => !isName.has(word));
    const found = new Set<string>();
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest(NOT_TEXT) !== null) continue;
      const name = `<${element.localName} class="${element.getAttribute("class")}">`;
      for (const node of element.childNodes) {
        const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : "";
        if (isEnglish(text)) found.add(`${name}: ${text.trim()}`);
      }
      for (const attribute of [...ATTRIBUTES, "placeholder", "title"]) {
        const text = element.getAttribute(attribute) ?? "";
        if (isEnglish(text)) found.add(`${name}, ${attribute}: ${text}`);
      }
    }
    return [...found];
  }, NAMES);
}

/**
 * Returns the HTML texts of the current page that are cut off, or that stand outside their box or the page by
 * more than a pixel. Texts that can be scrolled to, that end in an ellipsis, or that are hidden are not cut
 * off. Formulas are not texts.
 */
export async function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    // A formula is plain text until it is set. The words under the timeline are shown in full or not at all.
    const NOT_TEXT = "svg, code, .tex, .scrubber .word, script, style";

    /** Returns what a text with this extent is outside of, if anything. */
    function outside({ left, right }: DOMRect, parent: Element): string | undefined {
      for (let box: Element | null = parent; box !== null; box = box.parentElement) {
        const { display, overflowX, textOverflow, clipPath } = getComputedStyle(box);
        if (display === "inline") continue;
        const isHidden = clipPath !== "none" || box.matches(".visually-hidden, .skip");
        if (isHidden || /auto|scroll/.test(overflowX) || textOverflow === "ellipsis") return undefined;
        const bounds = box.getBoundingClientRect();
        if (left < bounds.left - 1 || right > bounds.right + 1)
          return `<${box.localName} class="${box.getAttribute("class")}">`;
      }
      return left < -1 || right > innerWidth + 1 ? "the page" : undefined;
    }

    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const [text, parent] = [node.textContent?.trim() ?? "", node.parentElement];
      if (text === "" || parent === null || parent.closest(NOT_TEXT) !== null) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const from = box.width === 0 ? undefined : outside(box, parent);
      if (from !== undefined) found.add(`"${text}" is outside ${from}`);
    }
    return [...found];
  });
}
