import { renderToStaticMarkup } from "react-dom/server";
import { createStore } from "zustand/vanilla";
import type { Run } from "../../../src/engine/messages.ts";
import type { WorkerQueue } from "../../../src/engine/worker-queue.ts";
import { createPlayer, type Player } from "../../../src/player/player.ts";
import type { PlayerState } from "../../../src/player/player-state.ts";
import { picture } from "../../../src/scene/picture.ts";
import { sceneAt } from "../../../src/scene/scene.ts";
import { escaped, tag } from "../../../src/scene/svg.ts";
import type { Framing } from "../../../src/view/graph/camera.ts";
import { listMarkup } from "../../../src/view/graph/list-markup.ts";
import { Header } from "../../../src/view/player/Header.tsx";
import { PlayerView } from "../../../src/view/player/PlayerView.tsx";

const nothing = () => undefined;

/** A queue that answers no request: the run exists already. */
const noQueue: WorkerQueue = {
  prepare: nothing,
  connect: () => ({ send: nothing, drop: nothing, close: nothing }),
};

/**
 * Returns the markup of a case's page before the first step: the elements that the page shows itself once its
 * scripts run, with the graph drawn, but without its controls' code. It is inert and hidden from
 * accessibility, because it is replaced.
 *
 * @throws Error if the markup lacks a place for the graph
 */
export function startMarkup(run: Run): string {
  const player = startedPlayer(run);
  const header = <Header home="../../" site="../../" theme="auto" onCase={nothing} onTheme={nothing} />;
  const markup = onWideScreen(() => renderToStaticMarkup(<PlayerView player={player} header={header} />));
  const scene = sceneAt(picture(run.trace, run.layout, player.store.getState().detail), 0);
  const { kind, width, height, headroom, hasCells, focus, context } = scene;
  const framing: Framing = { kind, width, height, headroom, hasCells, focus, context };
  const graph = tag("g", { class: "camera" }, listMarkup(scene.list)).replace(FOR_TESTS, "");
  const changes: readonly (readonly [place: RegExp, text: string])[] = [
    [/ data-pullback=""/, ' data-start="" inert="" aria-hidden="true"'],
    [/ data-ready="true"/, ""],
    [/(?<=<svg role="img")/, ` data-framing="${escaped(JSON.stringify(framing))}"`],
    [/(?<=<svg role="img"[^>]*>)/, graph],
  ];
  return changes.reduce(put, markup);
}

/** Matches the attributes that no style sheet reads. */
const FOR_TESTS = / data-(node|edge|value|adjoint)="[^"]*"/g;

function put(markup: string, [place, text]: readonly [place: RegExp, text: string]): string {
  if (!place.test(markup)) throw new Error(`start markup: nothing matches ${place}`);
  return markup.replace(place, () => text);
}

/** Renders components that ask for the screen's size. The style sheet of the page reorders the parts for others. */
function onWideScreen(render: () => string): string {
  const globals = globalThis as { matchMedia?: unknown };
  const { matchMedia: before } = globals;
  globals.matchMedia = () => ({ matches: false });
  try {
    return render();
  } finally {
    globals.matchMedia = before;
  }
}

function startedPlayer(run: Run): Player {
  const player = createPlayer({ source: run.request, query: "", queue: noQueue });
  const { detail, ...state } = player.store.getState();
  const request = { ...run.request, detail };
  const started: PlayerState = { ...state, detail, run: { ...run, request }, pending: false };
  player.destroy();
  return { ...player, store: createStore(() => started) };
}
