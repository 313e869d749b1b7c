import { pageQueue } from "../engine/page-queue.ts";

// A case's page loads this script first, so that the worker starts while the other scripts load. The page names the
// request that its player makes if the link has no parameters.
const request = document.querySelector<HTMLMetaElement>('meta[name="pullback-request"]')?.content;
pageQueue.prepare(request === undefined || location.search !== "" ? undefined : JSON.parse(request));
