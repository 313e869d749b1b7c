import axe from "axe-core";
import type { Page } from "playwright/test";
import type { Look } from "./looks.ts";

/** The rules that depend on colours. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"] as const;

/** The rules that depend on colours and sizes. The others read the markup, which is the same in every theme. */
export const LOOK_RULES = [...COLOUR_RULES, "scrollable-region-focusable", "target-size"] as const;

/** The rules whose findings in a look can differ from those in light colours; without any, all rules. */
export function rulesOf(look: Look): readonly string[] | undefined {
  // Dark colours are the light layout.
  return { light: undefined, dark: COLOUR_RULES, projector: LOOK_RULES, "forced colours": LOOK_RULES }[look];
}

/**
 * What axe finds on the page as it is now: a line for each element, the rule's name first. System colours of forced
 * colours it reads as they are shown. It passes over the letters of drawings: `faintLetters` looks at those.
 *
 * @param only the names of some rules, by default all rules and best practices
 */
export async function findings(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate((names) => {
    const { axe } = window as unknown as { readonly axe: typeof import("axe-core") };
    return axe.run(document, {
      resultTypes: ["violations"],
      // The rule about style sheets is among those for all looks.
      preload: !names,
      // Of the rules for WCAG 2.2, the one that axe leaves out unless asked.
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
