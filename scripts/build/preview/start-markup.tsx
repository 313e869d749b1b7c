import { renderToStaticMarkup } from "react-dom/server";
import { createStore } from "zustand/vanilla";
import type { Run, RunRequest } from "../../../src/engine/messages.ts";
import { packRun } from "../../../src/engine/pack-run.ts";
import { run } from "../../../src/engine/run.ts";
import { writeRun } from "../../../src/engine/stored-run.ts";
import type { WorkerQueue } from "../../../src/engine/worker-queue.ts";
import { fold } from "../../../src/layout/fold.ts";
import { createPlayer, type Player } from "../../../src/player/player.ts";
import type { PlayerState } from "../../../src/player/player-state.ts";
import { picture } from "../../../src/scene/picture.ts";
import { sceneAt } from "../../../src/scene/scene.ts";
import { escaped, tag } from "../../../src/scene/svg.ts";
import { listMarkup } from "../../../src/view/graph/list-markup.ts";
import { Header } from "../../../src/view/player/Header.tsx";
import { PlayerView } from "../../../src/view/player/PlayerView.tsx";

const nothing = () => undefined;

/** The beginning of a case's page. */
export interface Start {
  /** The first run of the page's player, as `readRun` reads it. */
  readonly run: string;
  /**
   * The page before the first step: the elements of the player itself, with the graph drawn, but without the
   * parts whose code is loaded later. It is inert and hidden from accessibility, because it is replaced.
   */
  readonly markup: string;
}

/**
 * Returns the beginning of a case's page.
 *
 * @param slug the slug of a case
 * @throws Error if the player's markup lacks a place for the graph
 */
export function startOf(slug: string): Start {
  const requests: RunRequest[] = [];
  const queue: WorkerQueue = {
    prepare: nothing,
    keep: nothing,
    connect: () => ({ send: ({ request }) => requests.push(request), drop: nothing, close: nothing }),
  };
  const player = createPlayer({ source: { case: slug, params: {} }, query: "", queue });
  const [request] = requests;
  if (request === undefined) throw new Error(`start markup: the player of ${slug} requests no run`);
  const result = run(request);
  const state: PlayerState = { ...player.store.getState(), run: result, pending: false };
  player.destroy();
  return {
    run: writeRun(packRun(result)),
    markup: markupOf({ ...player, store: createStore(() => state) }, result),
  };
}

function markupOf(player: Player, run: Run): string {
  const header = <Header home="../../" site="../../" theme="auto" onCase={nothing} onTheme={nothing} />;
  const markup = onWideScreen(() => renderToStaticMarkup(<PlayerView player={player} header={header} />));
  const scene = sceneAt(picture(run, run.request.detail ?? false), 0);
  const { kind, width, height, headroom, focus, context, origin, destination } = scene;
  const folded = [2, 3, 4].flatMap((rows) => fold(run.layout, rows) ?? []);
  const framing = {
    ...{ kind, width, height, headroom, focus, context, origin, destination },
    folded: folded.map((drawing) => ({
      width: drawing.width,
      height: drawing.height,
      headroom: drawing.headroom,
    })),
  };
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
