import { createElement, Fragment, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { cases } from "../cases/all.ts";
import { type CaseSource, nameOf, openSource, sourceTitle } from "../cases/source.ts";
import { pageQueue } from "../engine/page-queue.ts";
import { createCommandQueue } from "../messages/command-queue.ts";
import { emitEvents } from "../messages/emit-events.ts";
import type { PlayerEvent } from "../messages/messages.ts";
import { createPlayer, type Player } from "../player/player.ts";
import type { PlayerState } from "../player/player-state.ts";
import { isLocked } from "../player/questions.ts";
import { EmbedHeader } from "../view/player/EmbedHeader.tsx";
import { PlayerView } from "../view/player/PlayerView.tsx";
import { playWhileVisible } from "../view/player/play-while-visible.ts";
import { watchHeight } from "../view/player/wanted-height.ts";
import { setFormulas } from "../view/print/formulas.ts";
import { HostEnvironmentContext } from "../view/ui/host-environment.ts";
import { elementWords } from "../words/en/element.ts";
import { applyAttributes } from "./apply-attributes.ts";
import { misspelt, namesOf, queryOf } from "./attributes.ts";
import { findSource, type MissingSource, SOURCES } from "./find-source.ts";
import { mediaOf } from "./fits.ts";
import type { Frame } from "./frame.ts";
import { type LoadedProgram, loadProgram } from "./load-source.ts";
import type { Shown } from "./shown.ts";

/** What an element opens: a case, or a program with the code that opens it. */
export type Opened = { readonly source: CaseSource; readonly openProgram?: undefined } | LoadedProgram;

/** Shows a player of a source as described by its element's attributes, and emits its events. */
export function showPlayer(
  host: Element,
  { source, openProgram }: Opened,
  { screen, view, popups, setHeight }: Frame,
  emit: (event: PlayerEvent) => void,
): Shown {
  const query = queryOf(openSource(source, openProgram), host.attributes);
  const player = createPlayer({ source, query, queue: pageQueue, openProgram });
  const commands = createCommandQueue(player);

  function dress({ theme, ...open }: PlayerState): void {
    screen.ariaLabel = elementWords.label(sourceTitle(open));
    if (theme === undefined || theme === "auto") delete screen.dataset.theme;
    else screen.dataset.theme = theme;
  }
  dress(player.store.getState());
  const stop = [player.store.subscribe(dress), emitEvents(player, emit), playWhileVisible(player, host)];

  if (player.store.getState().eager) void setFormulas(view, player);

  const page = host.ownerDocument;
  const onHide = () => page.hidden && player.pause();
  page.addEventListener("visibilitychange", onHide);

  const onHeight = (height: number) => {
    if (setHeight(height)) emit({ type: "resize", height });
  };
  const header = createElement(EmbedHeader, { address: undefined });
  const react = createRoot(view);
  react.render(
    createElement(
      Fragment,
      null,
      createElement(
        HostEnvironmentContext,
        { value: { popups, media: mediaOf(screen) } },
        createElement(PlayerView, { player, header }),
      ),
      createElement(WantedHeight, { player, view, onHeight }),
    ),
  );

  const warnings = new Set<string>();
  function warn(names: Iterable<string>): void {
    const given = [...names].filter((name) => host.hasAttribute(name));
    for (const warning of misspelt(player.store.getState(), given)) {
      // A template may set a misspelt attribute repeatedly.
      if (!warnings.has(warning)) console.warn(warning);
      warnings.add(warning);
    }
  }
  warn(host.getAttributeNames());

  /** The program that is being loaded. */
  let coming: Promise<void> | undefined;
  let isEnded = false;

  function open(found: Opened): void {
    if (found.openProgram !== undefined) player.allowPrograms(found.openProgram);
    player.open(found.source, queryOf(openSource(found.source, found.openProgram), host.attributes));
  }

  function reportMissing({ code, sentences }: MissingSource): void {
    const using = nameOf(player.store.getState().source);
    if (code === "bad-case") {
      const allowed = cases.map((one) => one.slug).join(", ");
      player.report({ parameter: "case", value: host.getAttribute("case") ?? "", allowed, using });
    } else {
      player.report({ parameter: "program", value: "", allowed: "", using, text: sentences.join(" ") });
    }
  }

  /** Shows another program; the picture of a program stays until the next has run. */
  function takeProgram(loaded: LoadedProgram | MissingSource): void {
    if ("code" in loaded) reportMissing(loaded);
    else if (!("program" in player.store.getState().source) || isLocked(player.store.getState()))
      open(loaded);
    // A failed run has already been reported.
    else commands.execute({ type: "set-state", program: loaded.source.program }).catch(() => {});
  }

  /** Opens what the attributes name now. Returns whether all other attributes are applied with it. */
  function changeSource(): boolean {
    player.dismiss("case");
    player.dismiss("program");
    const found = findSource(host);
    coming = undefined;
    if ("case" in found) open({ source: found });
    else if ("code" in found) reportMissing(found);
    else {
      const turn: Promise<void> = loadProgram(found, host.baseURI).then((loaded) => {
        if (coming !== turn || isEnded) return;
        coming = undefined;
        takeProgram(loaded);
      });
      coming = turn;
    }
    return !("code" in found) && !("program" in player.store.getState().source && coming !== undefined);
  }

  return {
    update(attributes) {
      warn(attributes);
      if (SOURCES.some((name) => attributes.has(name)) && changeSource()) return;
      const current = player.store.getState();
      const names = [...namesOf(current)].filter(([attribute]) => attributes.has(attribute));
      if (names.length === 0) return;
      applyAttributes(
        player,
        commands,
        queryOf(current, host.attributes),
        new Set(names.map(([, name]) => name)),
      );
    },
    async execute(command) {
      await coming;
      if (player.store.getState().eager) await setFormulas(view, player);
      return commands.execute(command);
    },
    steps: () => player.store.getState().run?.trace.steps.length,
    destroy() {
      isEnded = true;
      page.removeEventListener("visibilitychange", onHide);
      react.unmount();
      for (const one of stop) one();
      commands.destroy();
      player.destroy();
    },
  };
}

interface WantedHeightProps {
  readonly player: Player;
  readonly view: HTMLElement;
  readonly onHeight: (height: number) => void;
}

/** Observes the player's wanted height once it is in its view. */
function WantedHeight({ player, view, onHeight }: WantedHeightProps) {
  useEffect(() => {
    const root = view.querySelector<HTMLElement>("[data-pullback]");
    return root === null ? undefined : watchHeight(player, root, onHeight);
  }, [player, view, onHeight]);
  return null;
}
