import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import type { Player } from "../player/player.ts";
import type { PlayerState } from "../player/player-state.ts";
import { language } from "../words/language.ts";
import { type Route, routeOf } from "./address.ts";
import { keepEarlyMessages } from "./early-messages.ts";
import { MissingPage } from "./MissingPage.tsx";
import { reloadOnceWhenCodeIsGone } from "./reload-once.ts";
import { start } from "./site.ts";
import "../view/ui/tokens.css";
import "../view/ui/base.css";

const root = document.getElementById("root");
if (root === null) throw new Error("main: the page has no element with the id root");

/** Returns the page of a route. Loads only the code of that page. */
async function pageOf(route: Route): Promise<ReactElement> {
  if (route.kind === "case") {
    const isEmbed = new URLSearchParams(route.query).has("embed");
    const [{ CasePage, openPlayer }, seen] = await Promise.all([
      import("./CasePage.tsx"),
      // Only a host page can hide an embed. Fetch the guard before the player starts to play; the embed works
      // without it.
      isEmbed ? import("../view/player/play-while-visible.ts").catch(() => undefined) : undefined,
    ]);
    const player = openPlayer(route.source, route.query);
    if (root?.firstElementChild && "start" in document.documentElement.dataset) await firstAnswer(player);
    return <CasePage player={player} playWhileVisible={seen?.playWhileVisible} />;
  }
  const { HomePage } = await import("./HomePage.tsx");
  return <HomePage {...(route.kind === "unknown" ? { missing: route.slug } : {})} />;
}

/** The longest time that the page shows the markup of its start before it shows the player, in milliseconds. */
const LONGEST = 1000;

/**
 * Resolves when the player has a picture, an error or a slow run. Until then the markup of the start, which has the
 * picture, is better than an empty player.
 */
function firstAnswer({ store }: Player): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, LONGEST);
    const unsubscribe = store.subscribe(look);
    look(store.getState());
    function look({ run, error, slow }: PlayerState): void {
      if (run !== undefined || error !== undefined || slow) end();
    }
    function end(): void {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    }
  });
}

document.documentElement.lang = language;
if (window.parent !== window) keepEarlyMessages();
reloadOnceWhenCodeIsGone(import.meta.url);
createRoot(root).render(await pageOf(routeOf(new URL(location.href), start)).catch(() => <MissingPage />));
