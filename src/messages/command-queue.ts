import type { Player } from "../player/player.ts";
import type { PlayerState } from "../player/player-state.ts";
import { CommandError } from "./command-error.ts";
import { failedRun } from "./failed-run.ts";
import type { Change, Command, Snapshot } from "./messages.ts";
import { type ReadChange, readChange, readStep, stepText } from "./read-change.ts";
import { snapshotOf } from "./snapshot.ts";
import { createThrottle } from "./throttle.ts";

/** How many commands may wait: for the first picture, and later for the run of changed inputs. */
const MOST = { before: 50, after: 1000 } as const;

/** What carries commands out on a player. */
export interface CommandQueue {
  /**
   * Carries out a command, after those before it, and promises what is shown then: after a change of
   * inputs, with their run. Whoever sends it, all in it is checked.
   *
   * @throws CommandError, as a rejection, if it cannot be carried out
   */
  execute(command: Command): Promise<Snapshot>;
  destroy(): void;
}

interface QueuedCommand {
  readonly command: Command;
  readonly resolve: (snapshot: Snapshot) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Creates what carries commands out on a player: in order, what has come within a frame at once. Until
 * the first picture they wait. Changes that come while the run of another is under way are one change,
 * in which the latest wins.
 */
export function createCommandQueue(player: Player): CommandQueue {
  const { store } = player;
  /** Commands that have not been carried out; in one group are those of which a later one wins. */
  const groups: QueuedCommand[][] = [];
  /** Changes whose run is under way. */
  let open: (readonly [QueuedCommand, ReadChange])[] = [];
  let stopWaiting: (() => void) | undefined;
  const work = createThrottle(() => {
    while (groups.length > 0 && stopWaiting === undefined) workOn(store.getState());
  });

  function workOn({ run, error, pending }: PlayerState): void {
    if (run === undefined && (error === undefined || pending)) waitUntil(isReady, work.ask);
    else if (run === undefined && error !== undefined) rejectAll(failedRun(error));
    else change(groups.shift() ?? []);
  }

  function change(group: readonly QueuedCommand[]): void {
    for (const order of group) {
      attempt(order, () => {
        const read = readChange(store.getState(), fieldsOf(order.command));
        // Its step comes with its run, so that nobody is told of the one without the other.
        if (read.params !== undefined) player.setParams(read.params, stepText(read.step));
        if (read.params !== undefined || open.length > 0) open.push([order, read]);
        else finish(order, read);
      });
    }
    if (open.length === 0) return;
    waitUntil(isSettled, () => {
      const done = open;
      open = [];
      for (const [order, read] of done) attempt(order, () => finish(order, read));
      work.ask();
    });
  }

  function finish(
    { command: { type }, resolve }: QueuedCommand,
    { params, step, panel, theme }: ReadChange,
  ): void {
    const { run, error } = store.getState();
    if (params !== undefined && error !== undefined) throw failedRun(error);
    if (run !== undefined && (step !== undefined || type === "go")) player.go(readStep(run.trace, step));
    if (panel !== undefined) player.setPanel(panel);
    if (theme !== undefined) player.setTheme(theme);
    if (type !== "get-state" && type !== "set-state" && type !== "go") player[type]();
    const snapshot = snapshotOf(store.getState());
    if (snapshot !== undefined) resolve(snapshot);
    else if (error !== undefined) throw failedRun(error);
  }

  /** Goes on when the state is so, which it may be already. */
  function waitUntil(isReached: (state: PlayerState) => boolean, then: () => void): void {
    const look = (state: PlayerState) => {
      if (!isReached(state)) return;
      stopWaiting?.();
      stopWaiting = undefined;
      then();
    };
    stopWaiting = store.subscribe(look);
    look(store.getState());
  }

  function rejectAll(reason: CommandError): void {
    for (const { reject } of [...open.map(([order]) => order), ...groups.flat()]) reject(reason);
    open = [];
    groups.length = 0;
  }

  return {
    execute: (command) =>
      new Promise((resolve, reject) => {
        const order: QueuedCommand = { command, resolve, reject };
        const last = groups.at(-1);
        const most = store.getState().run === undefined ? MOST.before : MOST.after;
        if (last?.[0] && isChange(last[0]) && isChange(order)) last.push(order);
        else if (groups.length < most) groups.push([order]);
        else reject(new CommandError("busy", `${most} commands wait already: ask again when they are done.`));
        work.ask();
      }),
    destroy() {
      stopWaiting?.();
      work.destroy();
      rejectAll(new CommandError("closed", "The player was closed."));
    },
  };
}

/** What a command says besides its type; no more than its type lets it. */
function fieldsOf(command: Command): Change {
  if (command.type === "set-state") return command;
  return command.type === "go" ? { step: command.step } : {};
}

/** Whether a later command of the kind makes it of no account. */
function isChange({ command: { type } }: QueuedCommand): boolean {
  return type === "set-state" || type === "go";
}

function isReady({ run, error, pending }: PlayerState): boolean {
  return run !== undefined || (error !== undefined && !pending);
}

function isSettled({ pending }: PlayerState): boolean {
  return !pending;
}

function attempt({ reject }: QueuedCommand, act: () => void): void {
  try {
    act();
  } catch (reason) {
    reject(reason);
  }
}
