import { caseBySlug } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import { openSource, slugOf, sourceTitle } from "../cases/source.ts";
import { writeLink } from "../player/link.ts";
import { caseAddress } from "../player/page-address.ts";
import { firstPanelOf, panelsOf } from "../player/panels.ts";
import type { Player } from "../player/player.ts";
import type { PlayerState } from "../player/player-state.ts";
import { DEFAULT_EMBED, embedQuery } from "../view/share/embed-options.ts";
import { titleOf } from "../view/share/oembed.ts";
import { routeOf } from "./address.ts";
import { setCanonical } from "./canonical.ts";
import { findOEmbedLink } from "./oembed-link.ts";
import { BEFORE_RELOAD } from "./reload.ts";
import { base, start } from "./site.ts";

/**
 * The shortest time between two changes of the address, in milliseconds. Browsers refuse more than about 100
 * per 30 s.
 */
const REST = 250;

/** The parts of the state that a link holds. */
const LINKED = [
  "index",
  "forward",
  "params",
  "run",
  "panel",
  "sideBySide",
  "stepBy",
  "theme",
  "speed",
  "keys",
] as const;

/**
 * Changes the address. Ignores the error of a page whose address cannot be changed, such as a `srcdoc`
 * document.
 */
function change(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** The connection of a player to the address bar. */
export interface AddressBar {
  /** Opens another case, with the panel and the speed that were chosen, as a new history entry. */
  visit(slug: string): void;
  destroy(): void;
}

/**
 * Keeps the address a link to the player's state, and updates the player when people go back and forward.
 * Steps and inputs replace the history entry. Another case adds an entry, and so does a change that the player counts as
 * an edit.
 */
export function createAddressBar(player: Player): AddressBar {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let recording: Promise<() => void> | undefined;
  const linkOEmbed = findOEmbedLink(document);

  /** Cancels the pending write. Returns whether a write was pending. */
  function stop(): boolean {
    const waiting = timer !== undefined;
    clearTimeout(timer);
    timer = undefined;
    return waiting;
  }

  function write(): void {
    timer = undefined;
    const state = player.store.getState();
    const slug = slugOf(state.source);
    // A host has shown a program: the address stays that of the case.
    if (slug === undefined) return;
    const relative = caseAddress(base, slug, player.query());
    // The address of a `srcdoc` or blob frame cannot have a query.
    if (!URL.canParse(relative, location.href)) return;
    const address = new URL(relative, location.href);
    linkOEmbed?.({ slug, title: sourceTitle(state) }, embedQuery(DEFAULT_EMBED, player.query));
    if (address.pathname + address.search === location.pathname + location.search) return;
    change(() => history.replaceState(null, "", address));
  }

  function writeNow(): void {
    if (stop()) write();
  }

  function openAddress(): void {
    const place = routeOf(new URL(location.href), start);
    if (place.kind === "case") player.open(place.source, place.query);
    else location.reload();
  }

  function returned(): void {
    stop();
    openAddress();
  }

  /** Keeps the answers and the learner's progress, with code that is loaded when questions are first asked. */
  function record(): void {
    recording ??= import("./follow-exercises.ts").then(({ followExercises }) => followExercises(player));
    recording.catch(() => {
      recording = undefined;
      player.reportLoadFailure();
    });
  }

  /** Adds a history entry for the state from now on. The entry before keeps the state until now. */
  function addEntry(): void {
    stop();
    write();
    change(() => history.pushState(null, "", location.href));
  }

  function follow(state: PlayerState, before?: PlayerState): void {
    const slug = slugOf(state.source);
    if (state.source !== before?.source && slug !== undefined) setCanonical(slug);
    if (state.predict !== undefined && state.predict !== before?.predict) record();
    if (state.run === undefined) return;
    if (before !== undefined && state.edits > before.edits) addEntry();
    const title = titleOf({ title: sourceTitle(state) });
    // Even the same title would be sent to the browser's window.
    if (document.title !== title) document.title = title;
    if (LINKED.every((part) => state[part] === before?.[part])) return;
    timer ??= setTimeout(write, REST);
  }

  // Applies changes made before the subscription.
  follow(player.store.getState());
  const unsubscribe = player.store.subscribe(follow);
  addEventListener("popstate", returned);
  addEventListener(BEFORE_RELOAD, writeNow);

  return {
    visit(slug) {
      writeNow();
      if (caseBySlug(slug) === undefined) return;
      const next = openSource({ case: slug, params: {} });
      const { lesson, panel: open, stepBy, theme, speed, keys } = player.store.getState();
      // A panel that opened by default was not chosen, so the next case opens with its own default.
      const isChosen = open !== firstPanelOf(lesson) && panelsOf(next.lesson).includes(open);
      const panel = isChosen ? open : undefined;
      const link = { params: defaults(next.program), panel, grain: stepBy, theme, speed, keys };
      const query = writeLink(next, link);
      change(() => history.pushState(null, "", caseAddress(base, slug, query)));
      player.open(next.source, query);
    },
    destroy() {
      stop();
      unsubscribe();
      recording?.then(
        (end) => end(),
        () => undefined,
      );
      removeEventListener("popstate", returned);
      removeEventListener(BEFORE_RELOAD, writeNow);
    },
  };
}
