import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { language } from "../words/language.ts";
import { type Route, routeOf } from "./address.ts";
import { keepEarlyMessages } from "./early-messages.ts";
import { guardOf } from "./guard-embed.ts";
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
  const { otherPage } = await import("./OtherPage.tsx");
  return otherPage(route);
}

document.documentElement.lang = language;
if (window.parent !== window) keepEarlyMessages();
reloadOnceWhenCodeIsGone(import.meta.url);
createRoot(root).render(await pageOf(routeOf(new URL(location.href), start)).catch(() => <MissingPage />));
