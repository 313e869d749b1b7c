import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { check } from "../../cases/check.ts";
import { defaults } from "../../cases/complete.ts";
import { run } from "../../engine/run.ts";
import type { Player } from "../../player/player.ts";
import { idlePlayer } from "../../player/testing/players.ts";
import { openProgram } from "../../programs/open-program.ts";
import { engineText, firstMistake, mistaken, OWN_OPERATIONS } from "../../programs/watch/testing/engines.ts";
import { captionAt } from "../../words/caption.ts";
import { warningsOf } from "../../words/warnings.ts";
import { CodeView } from "../code/CodeView.tsx";
import { EngineStrip } from "../code/EngineStrip.tsx";
import { GraphStage } from "../graph/GraphStage.tsx";
import { Check } from "../panels/Check.tsx";
import { Cost } from "../panels/Cost.tsx";
import { Derivation } from "../panels/Derivation.tsx";
import { Tape } from "../panels/Tape.tsx";
import { Handout } from "../print/Handout.tsx";
import { PlayerContext } from "./player-context.ts";
import { Scrubber } from "./Scrubber.tsx";

/** Returns a function that gives a player of a program at an index. */
function playerOf(text: string): { at: (index: number) => Player; steps: number; wrong: number } {
  const open = openProgram({ program: text, params: {} });
  const params = defaults(open.program);
  const finished = run({ program: text, params, detail: true }, undefined, { openProgram });
  const { trace } = finished;
  const checked = check(open.program, params, trace);
  const { player } = idlePlayer("two-inputs");
  const state = player.store.getState();
  player.destroy();
  const shown = {
    ...finished,
    warnings: warningsOf(finished.trace),
    alternatives: [],
    companion: undefined,
    check: checked,
  };
  const at = (index: number): Player => {
    const own = { ...state, ...open, params, detail: true, run: shown, index, lesson: undefined };
    return { ...player, store: createStore(() => own) };
  };
  const key = firstMistake(trace)?.key;
  return {
    at,
    steps: trace.steps.length,
    wrong: key === undefined ? 0 : 1 + (trace.steps.keys.find(key) ?? -1),
  };
}

function html(player: Player, node: ReactNode): string {
  return renderToStaticMarkup(<PlayerContext value={player}>{node}</PlayerContext>);
}

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
});

describe.each([
  ["a right engine", engineText("chapter")],
  ["a wrong engine", mistaken(engineText("chapter"), "parent.grad += pullback", "parent.grad = pullback")],
  ["an engine with operations of its own", OWN_OPERATIONS],
  [
    "a wrong engine with operations of its own",
    mistaken(OWN_OPERATIONS, "math.exp(-self.data)", "self.data"),
  ],
])("the run of %s", (_, text) => {
  const { at, steps, wrong } = playerOf(text);

  it("is shown in every view at every step", () => {
    for (let index = 0; index <= steps; index++) {
      const player = at(index);
      for (const view of [
        <Derivation key="derivation" />,
        <Tape key="tape" />,
        <CodeView key="code" />,
        <Check key="check" />,
        <Cost key="cost" />,
        <EngineStrip key="strip" />,
        <GraphStage key="graph" />,
      ]) {
        expect(html(player, view)).not.toBe("");
      }
    }
    expect(html(at(steps), <Handout address={() => "https://example.org/"} />)).toContain("data-paper-line");
  });

  it("marks the first wrong number, and only this one as the first", () => {
    const { run: shown } = at(0).store.getState();
    const { trace } = shown as NonNullable<typeof shown>;
    const marked = Array.from({ length: steps + 1 }, (_, index) => index).filter((index) =>
      captionAt(trace, index).includes("the first wrong number is here"),
    );
    expect(marked).toEqual(wrong === 0 ? [] : [wrong]);
    expect(html(at(steps), <Scrubber />).includes("first-wrong")).toBe(wrong > 0);
    expect(html(at(Math.max(wrong, 1)), <Derivation />).includes("<strong>Wrong.</strong>")).toBe(wrong > 0);
    const conclusion = html(at(steps), <Check />);
    expect(conclusion).toContain(wrong > 0 ? "engine is wrong" : "All four agree");
  });
});
