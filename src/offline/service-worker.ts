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

// A file that is no longer kept, as after storage was cleared, may have a newer version on the host, which fails the
// comparison of hashes. An open page gets that version; only an installation fails.
addPlugins([
  { handlerDidError: async ({ event, request }) => (event.type === "fetch" ? fetch(request) : undefined) },
]);

// An address that is not a page of the site is left to the network. Without a network the answer is that of the host:
// `404.html`, which leads to the nearest page.
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
