import type { Player } from "../player/player.ts";
import { basePath, caseAddress, placeOf } from "./address.ts";

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const REST = 250;

/**
 * Keeps the address a link to what the player shows, and the player at what the address says when
 * people go back and forward. Steps and inputs replace the entry; only another case adds one.
 *
 * @returns an end to it.
 */
export function followAddress(player: Player): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(): void {
    timer = undefined;
    const { spec } = player.store.getState();
    const address = caseAddress(basePath(location.pathname), spec.slug, player.query());
    if (address !== location.pathname + location.search) history.replaceState(null, "", address);
  }

  const unsubscribe = player.store.subscribe((state, before) => {
    if (state.run === undefined) return;
    document.title = `${state.spec.title} · Pullback`;
    const same = state.index === before.index && state.params === before.params && state.run === before.run;
    if (same && state.panel === before.panel && state.speed === before.speed) return;
    timer ??= setTimeout(write, REST);
  });

  function returned(): void {
    clearTimeout(timer);
    timer = undefined;
    const place = placeOf(new URL(location.href));
    if (place.kind === "case") player.open(place.spec, place.query);
    else location.reload();
  }

  addEventListener("popstate", returned);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    removeEventListener("popstate", returned);
  };
}

/** Opens another case: a new entry in the history. */
export function visitCase(player: Player, slug: string): void {
  history.pushState(null, "", caseAddress(basePath(location.pathname), slug));
  const place = placeOf(new URL(location.href));
  if (place.kind === "case") player.open(place.spec, place.query);
}
