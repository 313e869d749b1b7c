/** The size that sites which show links ask for, in pixels. */
export const PREVIEW = { width: 1200, height: 630 } as const;

/** The name of a page's picture, which stands beside it. */
export const PICTURE = "preview.png";
