import { PullbackElement } from "./element.ts";

// These exports bring the types of `<pull-back>` to modules that import this file for its side effect only.
export type { PullbackAttributes, PullbackElement, PullbackEventMap } from "./element.ts";

// A second copy of this script on the page must not throw.
if (globalThis.customElements?.get("pull-back") === undefined)
  globalThis.customElements?.define("pull-back", PullbackElement);
