/** The side panel's views, the first being the one that opens. */
export const PANELS = ["derivation", "tape", "none"] as const;

/** The name of a panel, or `none` for a closed one. */
export type PanelId = (typeof PANELS)[number];

/** Whether a text names a panel. */
export function isPanel(text: string): text is PanelId {
  return (PANELS as readonly string[]).includes(text);
}
