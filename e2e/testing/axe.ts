import axe from "axe-core";
import type { Page } from "playwright/test";
import type { Look } from "./looks.ts";

/** The rules that depend on sizes. */
const SIZE_RULES = ["scrollable-region-focusable", "target-size"] as const;

/**
 * The rules that depend on colours and sizes. The others read the markup, which is the same in every theme.
 */
const LOOK_RULES = ["color-contrast", "link-in-text-block", ...SIZE_RULES] as const;

/**
 * Returns the rules whose findings in a look can differ from the light look. Undefined means all rules. In looks other
 * than the light one, `faintLetters` checks the contrast of text: what lies above or below an element is the same as in
 * the light look.
 */
export function rulesOf(look: Look): readonly string[] | undefined {
  // The dark look and forced colours have the layout of the light look.
  const colours = ["link-in-text-block"];
  return {
    light: undefined,
    dark: colours,
    projector: [...colours, ...SIZE_RULES],
    "forced colours": colours,
  }[look];
}

interface Scope {
  /** The names of the rules, by default all rules and best practices. */
  readonly only?: readonly string[] | undefined;
  /** The names of rules to leave out. */
  readonly except?: readonly string[];
  /**
   * A selector of the parts to check, by default the page; in shadow roots, the selectors of host and part.
   * Rules about the whole page need the page.
   */
  readonly within?: string | { readonly fromShadowDom: [host: string, part: string] };
}

/**
 * Returns axe's findings on the current page: a line per element, which starts with the rule's name. axe
 * reads forced colours as they are shown. It ignores text in SVG, which `faintLetters` checks.
 *
 * @throws Error if there is no such part
 */
export async function findings(page: Page, scope: Scope = {}): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(({ only, except = [], within }) => {
    const { axe } = window as unknown as { readonly axe: typeof import("axe-core") & { sheets?: number } };
    // Only the full set of rules has a rule about style sheets, which axe reads again for it.
    const hasNewSheets = !only && axe.sheets !== document.styleSheets.length;
    if (hasNewSheets) axe.sheets = document.styleSheets.length;
    const disabled = Object.fromEntries(except.map((name) => [name, { enabled: false }]));
    return axe.run(within ?? document, {
      resultTypes: ["violations"],
      preload: hasNewSheets,
      // The rule for WCAG 2.2 that axe leaves out by default.
      ...(only ? { runOnly: [...only] } : { rules: { "target-size": { enabled: true }, ...disabled } }),
    });
  }, scope);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join("; ");
      return `${id}: ${help}. ${target.join(" ")}: ${why}`;
    }),
  );
}

/**
 * Returns the findings in a page of which only some parts have changed since it was checked: of all rules in
 * the page, but of those about colours and sizes in these parts only, and only where they depend on the look.
 */
export async function findingsInChanged(
  page: Page,
  within: NonNullable<Scope["within"]>,
  look: Look = "light",
): Promise<readonly string[]> {
  return [
    ...(await findings(page, { except: LOOK_RULES })),
    ...(await findings(page, { only: rulesOf(look) ?? LOOK_RULES, within })),
  ];
}
