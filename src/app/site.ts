import { ONE_FILE } from "../player/page-address.ts";
import { basePath } from "./address.ts";

/** The slug and query that the single file opens with. Undefined on a site of several files. */
export const start = document.querySelector<HTMLMetaElement>('meta[name="pullback-start"]')?.content;

/** The base path of the start page, as `caseAddress` takes it. */
export const base = start === undefined ? basePath(location.pathname) : ONE_FILE;
