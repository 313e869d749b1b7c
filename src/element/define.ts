import { PullbackElement } from "./element.ts";

// These exports bring the types of `<pull-back>` to whoever imports this module for its effect alone.
export type { PullbackAttributes, PullbackElement, PullbackEventMap } from "./element.ts";

// Two copies on one page are one too many, but no reason to fail.
if (globalThis.customElements?.get("pull-back") === undefined)
  globalThis.customElements?.define("pull-back", PullbackElement);
