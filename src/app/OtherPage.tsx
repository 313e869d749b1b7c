import type { ReactElement } from "react";
import type { Route } from "./address.ts";
import { guardOf } from "./guard-embed.ts";

/** Returns the page of a route that is no case. Loads only the code of that page, which a case's page never needs. */
export async function otherPage(route: Exclude<Route, { readonly kind: "case" }>): Promise<ReactElement> {
  if (route.kind === "program") {
    const [{ openProgramPage, ProgramPage }, seen] = await Promise.all([
      import("./ProgramPage.tsx"),
      guardOf(route.query),
    ]);
    const player = await openProgramPage(route.query);
    return <ProgramPage player={player} playWhileVisible={seen?.playWhileVisible} />;
  }
  if (route.kind === "practice") {
    const { openSession, PracticePage } = await import("./PracticePage.tsx");
    return <PracticePage session={openSession(route.query)} />;
  }
  const { HomePage } = await import("./HomePage.tsx");
  return <HomePage {...(route.kind === "unknown" ? { missing: route.slug } : {})} />;
}
