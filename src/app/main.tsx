import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
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
    const [{ CasePage, openPlayer }, seen] = await Promise.all([
      import("./CasePage.tsx"),
      guardOf(route.query),
    ]);
    const player = openPlayer(route.source, route.query);
    return <CasePage player={player} playWhileVisible={seen?.playWhileVisible} />;
  }
  if (route.kind === "program") {
    const [{ openProgramPage, ProgramPage }, seen] = await Promise.all([
      import("./ProgramPage.tsx"),
      guardOf(route.query),
    ]);
    const player = await openProgramPage(route.query);
    return <ProgramPage player={player} playWhileVisible={seen?.playWhileVisible} />;
  }
  const { HomePage } = await import("./HomePage.tsx");
  return <HomePage {...(route.kind === "unknown" ? { missing: route.slug } : {})} />;
}

/**
 * Fetches the guard of an embed, which only its host page can hide, before its player starts to play. The embed works
 * without the guard.
 */
async function guardOf(query: string) {
  if (!new URLSearchParams(query).has("embed")) return undefined;
  return await import("../view/player/play-while-visible.ts").catch(() => undefined);
}

document.documentElement.lang = language;
if (window.parent !== window) keepEarlyMessages();
reloadOnceWhenCodeIsGone(import.meta.url);
createRoot(root).render(await pageOf(routeOf(new URL(location.href), start)).catch(() => <MissingPage />));
