/** The version of this software, as its package names it. */
export const VERSION = "0.1.0";
