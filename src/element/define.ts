import { PullbackElement } from "./element.ts";

// With them come the types of `<pull-back>`, which a module that exports nothing would not lead to.
export type { PullbackAttributes, PullbackElement, PullbackEventMap } from "./element.ts";

// Two copies on one page are one too many, but no reason to fail.
if (globalThis.customElements?.get("pull-back") === undefined)
  globalThis.customElements?.define("pull-back", PullbackElement);
