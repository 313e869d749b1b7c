import { lazily } from "../view/ui/lazily.ts";
import { start } from "./site.ts";

const UpdateNotice = lazily(async () => (await import("./UpdateNotice.tsx")).UpdateNotice);

/** Installs the site where it may be installed, and says when a newer version is there. */
export function Updates() {
  return import.meta.env.PROD && start === undefined ? <UpdateNotice /> : null;
}
