import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { PlayerState } from "../../player/player-state.ts";
import { idlePlayer } from "../../player/testing/players.ts";
import { Notice } from "./Notice.tsx";
import { PlayerContext } from "./player-context.ts";

/** Returns the text of the notice of a player that has a link's problems and a state. */
function noticeOf(query: string, state: Partial<PlayerState> = {}): string {
  const { player } = idlePlayer("two-inputs", query);
  const shown = { ...player.store.getState(), ...state };
  player.destroy();
  const store = { ...player.store, getState: () => shown, getInitialState: () => shown };
  const notice = (
    <PlayerContext value={{ ...player, store }}>
      <Notice />
    </PlayerContext>
  );
  return renderToStaticMarkup(notice).replaceAll(/<[^>]*>/g, "");
}

it("a link that names a recording is refused beside its other problems", () => {
  expect(noticeOf("x1=abc&recording=y")).toBe(
    "x1 cannot be &quot;abc&quot;: allowed is a finite decimal number. Using 2." +
      "This version cannot open a recording. It opens cases, such as two-inputs, and programs.",
  );
});

it("a failed run is explained, with a hint", () => {
  expect(noticeOf("", { error: { code: "crashed" } })).toBe(
    "The engine crashed twice while running this. Change the inputs, or reload the page. Try again",
  );
});
