import { addPlugins, matchPrecache, type PrecacheEntry, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

/** The files of the build, which puts them in. */
declare const FILES_OF_THE_BUILD: PrecacheEntry[];
declare const self: {
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  skipWaiting(): Promise<void>;
};

// Each page is one file, whatever its query says.
precacheAndRoute(FILES_OF_THE_BUILD, { ignoreURLParametersMatching: [/^/] });

// A file that is no longer kept, as after storage was cleared, may be of a newer version on the host: the page gets
// what there is, where an install would fail.
addPlugins([
  { handlerDidError: async ({ event, request }) => (event.type === "fetch" ? fetch(request) : undefined) },
]);

// An address that is no page of the site is the network's. Without one it is answered as the site's host does: by
// the page that leads on to the nearest that is.
registerRoute(
  new NavigationRoute(async ({ request }) => {
    try {
      return await fetch(request);
    } catch {
      return (await matchPrecache("404.html")) ?? Response.error();
    }
  }),
);

// A new version waits until a page asks for it: those that are open go on with the one they began with.
self.addEventListener("message", ({ data }) => {
  if (data === "activate") void self.skipWaiting();
});
