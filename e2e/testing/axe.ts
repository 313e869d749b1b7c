import axe from "axe-core";
import type { Page } from "playwright/test";

/**
 * What axe finds on the page as it is now, by all its rules and best practices: a line for each element,
 * the rule's name first. System colours of forced colours it reads as they are shown. It passes over the
 * letters of drawings: `faintLetters` looks at those.
 */
export async function findings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => {
    const { axe } = window as unknown as { readonly axe: typeof import("axe-core") };
    // Of the rules for WCAG 2.2, the one that axe leaves out unless asked.
    return axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } });
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join("; ");
      return `${id}: ${help}. ${target.join(" ")}: ${why}`;
    }),
  );
}
