import type { AnyCase } from "../cases/define-case.ts";

/** The side panel's views, the first being the one that opens unless a case has another. */
export const PANELS = ["derivation", "tape", "code", "check", "cost", "memory", "none"] as const;

/** The name of a panel, or `none` for a closed one. */
export type PanelId = (typeof PANELS)[number];

/** Whether a text names a panel. */
export function isPanel(text: string): text is PanelId {
  return (PANELS as readonly string[]).includes(text);
}

/** The panels that a case has: `memory` only where there is a choice of what to keep. */
export function panelsOf({ memory }: Pick<AnyCase, "memory">): readonly PanelId[] {
  return PANELS.filter((panel) => panel !== "memory" || memory);
}

/** The panel that a case opens with. */
export function firstPanelOf({ panel }: Pick<AnyCase, "panel">): PanelId {
  return panel ?? PANELS[0];
}

/** The panel that a page of the case opens with: none where it is a part of another. */
export function usualPanel(spec: Pick<AnyCase, "panel">, embed: boolean): PanelId {
  return embed ? "none" : firstPanelOf(spec);
}
