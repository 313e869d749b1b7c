import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { type Route, routeOf } from "./address.ts";
import { keepEarlyMessages } from "./early-messages.ts";
import { MissingPage } from "./MissingPage.tsx";
import { reloadOnceWhenCodeIsGone } from "./reload-once.ts";
import { start } from "./site.ts";
import "../view/ui/tokens.css";
import "../view/ui/base.css";

const root = document.getElementById("root");
if (root === null) throw new Error("main: the page has no element with the id root");

/** A page, without the code of the other. */
async function pageOf(place: Route): Promise<ReactElement> {
  if (place.kind === "case") {
    const isEmbed = new URLSearchParams(place.query).has("embed");
    const [{ CasePage }, seen] = await Promise.all([
      import("./CasePage.tsx"),
      // Only an embed can be hidden by the page around it. Fetch the guard before the player starts to play; without
      // the guard the embed still works.
      isEmbed ? import("../view/player/play-seen.ts").catch(() => undefined) : undefined,
    ]);
    return <CasePage spec={place.spec} query={place.query} playSeen={seen?.playSeen} />;
  }
  const { HomePage } = await import("./HomePage.tsx");
  return <HomePage {...(place.kind === "unknown" ? { missing: place.slug } : {})} />;
}

if (window.parent !== window) keepEarlyMessages();
reloadOnceWhenCodeIsGone(import.meta.url);
createRoot(root).render(await pageOf(routeOf(new URL(location.href), start)).catch(() => <MissingPage />));
