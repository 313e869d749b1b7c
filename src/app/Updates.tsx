import { lazily } from "../view/ui/lazily.ts";
import { start } from "./site.ts";

const UpdateNotice = lazily(async () => (await import("./UpdateNotice.tsx")).UpdateNotice);

/** Installs the site in production builds of several files, and reports newer versions. */
export function Updates() {
  return import.meta.env.PROD && start === undefined ? <UpdateNotice /> : null;
}
