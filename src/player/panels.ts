import type { AnyCase } from "../cases/define-case.ts";

/** The views of the side panel. The first opens unless a case specifies another. */
export const PANELS = ["derivation", "tape", "code", "check", "cost", "memory", "none"] as const;

/** The name of a panel, or `none` for a closed one. */
export type PanelId = (typeof PANELS)[number];

/** Returns true if the text is the name of a panel. */
export function isPanel(text: string): text is PanelId {
  return (PANELS as readonly string[]).includes(text);
}

/** Returns the panels of a case: `memory` only if the case has storage choices. */
export function panelsOf({ memory }: Pick<AnyCase, "memory">): readonly PanelId[] {
  return PANELS.filter((panel) => panel !== "memory" || memory);
}

/** Returns the panel that a case opens with. */
export function firstPanelOf({ panel }: Pick<AnyCase, "panel">): PanelId {
  return panel ?? PANELS[0];
}

/** Returns the panel that a page of the case opens with: `none` if embedded. */
export function usualPanel(spec: Pick<AnyCase, "panel">, embed: boolean): PanelId {
  return embed ? "none" : firstPanelOf(spec);
}
