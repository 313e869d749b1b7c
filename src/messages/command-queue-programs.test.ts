import { afterEach, describe, expect, it } from "vitest";
import { type Idle, idlePlayer, programPlayer, readyPlayer } from "../player/testing/players.ts";
import { createCommandQueue } from "./command-queue.ts";
import { emitEvents } from "./emit-events.ts";
import type { Command, PlayerEvent, Snapshot } from "./messages.ts";
import { setState } from "./testing/serving.ts";

const SQUARE = "x = Var(3.0)\ny = x * x\n";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Creates the queue of a player whose worker answers. */
function controlled({ player, workers }: Idle) {
  const queue = createCommandQueue(player);
  const events: PlayerEvent[] = [];
  const stop = emitEvents(player, (event) => events.push(event));
  const timer = setInterval(() => workers.work(), 1);
  ends.push(() => {
    clearInterval(timer);
    stop();
    queue.destroy();
    player.destroy();
  });
  return { player, workers, events, ask: (command: Command): Promise<Snapshot> => queue.execute(command) };
}

describe("set-state with a program", () => {
  it("shows the program in place of a case, with the player's options", async () => {
    const { ask, events } = controlled(readyPlayer("two-inputs", "step=4&panel=tape&theme=dark"));
    const shown = await ask(setState({ program: SQUARE, step: "seed.y" }));
    expect(shown).toMatchObject({ program: SQUARE, params: { x: 3 }, step: "seed.y" });
    expect(shown).toMatchObject({ panel: "tape", theme: "dark", total: 5 });
    expect(shown).not.toHaveProperty("case");
    expect(events).toContainEqual(expect.objectContaining({ type: "ready", program: SQUARE, steps: 5 }));
  });

  it("takes values for the program's inputs, which it writes into the text", async () => {
    const { ask } = controlled(readyPlayer("two-inputs"));
    const program = SQUARE.replace("3.0", "-0.5");
    expect(await ask(setState({ program: SQUARE, params: { x: -0.5 } }))).toMatchObject({ program });
    expect(await ask(setState({ params: { x: 3 } }))).toMatchObject({ program: SQUARE, params: { x: 3 } });
    await expect(ask(setState({ program: SQUARE, params: { x1: 1 } }))).rejects.toMatchObject({
      code: "bad-params",
    });
  });

  it("replaces a program, keeps the step, and is not `ready` again", async () => {
    const { ask, events } = controlled(programPlayer(SQUARE, "step=seed.y"));
    const program = "x = Var(3.0)\ny = x * x * x\n";
    expect(await ask(setState({ program }))).toMatchObject({ program, step: "seed.y", total: 8 });
    expect(events.filter(({ type }) => type === "ready")).toHaveLength(1);
  });

  it("is carried out in order, before the first run, too", async () => {
    const { ask } = controlled(idlePlayer("two-inputs"));
    const answers = await Promise.all([
      ask({ type: "last" }),
      ask(setState({ program: SQUARE })),
      ask({ type: "next" }),
    ]);
    expect(answers.map(({ case: slug, program, index }) => [slug, program, index])).toEqual([
      ["two-inputs", undefined, 10],
      [undefined, SQUARE, 0],
      [undefined, SQUARE, 1],
    ]);
  });

  it("that fails is rejected with its line, and another program can follow", async () => {
    const { ask, events, player } = controlled(programPlayer("y = nothing\n"));
    await expect(ask({ type: "next" })).rejects.toMatchObject({
      code: "failed",
      message: "Line 1: NameError: name 'nothing' is not defined.",
    });
    await expect(ask(setState({ program: "x = Var(\n" }))).rejects.toMatchObject({
      code: "failed",
      message: expect.stringMatching(/^Line 1: SyntaxError: /),
    });
    expect(await ask(setState({ program: SQUARE }))).toMatchObject({ program: SQUARE, total: 5 });
    await expect(ask(setState({ program: "x = Var(1.0)\n\ny = z\n" }))).rejects.toMatchObject({
      message: "Line 3: NameError: name 'z' is not defined.",
    });
    // The picture of the last good program stays.
    expect(player.store.getState().run?.trace.gradients).toEqual({ x: 6 });
    expect(await ask({ type: "get-state" })).toMatchObject({ program: SQUARE });
    expect(events.filter(({ type }) => type === "error")).toHaveLength(3);
  });

  it.each([
    [42, "program=42: it is not a text; allowed is the text of a program"],
    [{ text: "y" }, "it is not a text"],
    [null, "it is not a text"],
    ["#".repeat(65_537), "it is larger than 64 KB"],
    ["é".repeat(32_769), "it is larger than 64 KB"],
  ])("refuses %j", async (program, message) => {
    const { ask, player } = controlled(readyPlayer("two-inputs"));
    const before = player.store.getState();
    await expect(ask(setState({ program }))).rejects.toMatchObject({
      code: "bad-program",
      message: expect.stringContaining(message),
    });
    expect(player.store.getState()).toBe(before);
  });

  it("refuses a panel that programs do not have", async () => {
    const { ask } = controlled(readyPlayer("checkpointed-chain", "panel=memory"));
    await expect(ask(setState({ program: SQUARE, panel: "memory" }))).rejects.toMatchObject({
      code: "bad-panel",
    });
    expect(await ask(setState({ program: SQUARE }))).toMatchObject({ panel: "derivation" });
  });

  it("leaves an unanswered command rejected when the player is closed", async () => {
    const { ask } = controlled(readyPlayer("two-inputs"));
    const asked = ask(setState({ program: SQUARE }));
    const refused = expect(asked).rejects.toMatchObject({ code: "closed" });
    for (const end of ends.splice(0)) end();
    await refused;
  });
});
