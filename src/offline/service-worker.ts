import { type PrecacheEntry, precacheAndRoute } from "workbox-precaching";

/** The files of the build, which puts them in. */
declare const FILES_OF_THE_BUILD: PrecacheEntry[];
declare const self: {
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  skipWaiting(): Promise<void>;
};

// Each page is one file, whatever its query says.
precacheAndRoute(FILES_OF_THE_BUILD, { ignoreURLParametersMatching: [/^/] });

// A new version waits until a page asks for it: those that are open go on with the one they began with.
self.addEventListener("message", ({ data }) => {
  if (data === "activate") void self.skipWaiting();
});
