import axe from "axe-core";
import type { Page } from "playwright/test";
import type { Look } from "./looks.ts";

/** The rules that depend on colours. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"] as const;

/**
 * The rules that depend on colours and sizes. The others read the markup, which is the same in every theme.
 */
export const LOOK_RULES = [...COLOUR_RULES, "scrollable-region-focusable", "target-size"] as const;

/** Returns the rules whose findings in a look can differ from the light look. Undefined means all rules. */
export function rulesOf(look: Look): readonly string[] | undefined {
  // The dark look has the layout of the light look.
  return { light: undefined, dark: COLOUR_RULES, projector: LOOK_RULES, "forced colours": LOOK_RULES }[look];
}

/**
 * Returns axe's findings on the current page: a line per element, which starts with the rule's name. axe
 * reads forced colours as they are shown. It ignores text in SVG, which `faintLetters` checks.
 *
 * @param only the names of some rules, by default all rules and best practices
 */
export async function findings(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate((names) => {
    const { axe } = window as unknown as { readonly axe: typeof import("axe-core") };
    return axe.run(document, {
      resultTypes: ["violations"],
      // Only the full set of rules has a rule about style sheets.
      preload: !names,
      // The rule for WCAG 2.2 that axe leaves out by default.
      ...(names ? { runOnly: [...names] } : { rules: { "target-size": { enabled: true } } }),
    });
  }, only);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join("; ");
      return `${id}: ${help}. ${target.join(" ")}: ${why}`;
    }),
  );
}
