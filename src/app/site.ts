import { basePath, ONE_FILE } from "./address.ts";

/** What the single file opens with, as a slug and a query; none where every page is a file. */
export const start = document.querySelector<HTMLMetaElement>('meta[name="pullback-start"]')?.content;

/** The start page, as `caseAddress` takes it. */
export const base = start === undefined ? basePath(location.pathname) : ONE_FILE;
