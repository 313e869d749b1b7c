/** The size of link previews that sites ask for, in CSS pixels. */
export const PREVIEW = { width: 1200, height: 630 } as const;

/** The name of a page's preview picture, beside the page. */
export const PICTURE = "preview.png";
