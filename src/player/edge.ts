/** An end of the steps: before the first of them, or after the last. */
export type Edge = "first" | "last";
