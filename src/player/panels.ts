import type { AnyLesson } from "../cases/define-case.ts";

/** The views of the side panel. The first opens unless a lesson specifies another. */
export const PANELS = ["derivation", "tape", "code", "check", "cost", "memory", "none"] as const;

/** The name of a panel, or `none` for a closed one. */
export type PanelId = (typeof PANELS)[number];

/** Returns true if the text is the name of a panel. */
export function isPanel(text: string): text is PanelId {
  return (PANELS as readonly string[]).includes(text);
}

/** The part of a lesson that chooses panels. */
type PanelChoice = Pick<AnyLesson, "memory" | "panel"> | undefined;

/** Returns the panels of a lesson: `memory` only if the lesson compares storage choices. */
export function panelsOf(lesson: PanelChoice): readonly PanelId[] {
  return PANELS.filter((panel) => panel !== "memory" || lesson?.memory);
}

/** Returns the panel that is open at the start. */
export function firstPanelOf(lesson: PanelChoice): PanelId {
  return lesson?.panel ?? PANELS[0];
}

/** Returns the panel that a page opens with: `none` if embedded. */
export function usualPanel(lesson: PanelChoice, embed: boolean): PanelId {
  return embed ? "none" : firstPanelOf(lesson);
}
