import { PullbackElement } from "./element.ts";

// Two copies on one page are one too many, but no reason to fail.
if (globalThis.customElements?.get("pull-back") === undefined)
  globalThis.customElements?.define("pull-back", PullbackElement);
