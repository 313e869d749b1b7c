import type { OpenProgram } from "../cases/source.ts";
import type { Player } from "../player/player.ts";
import type { PlayerState } from "../player/player-state.ts";
import { showProgram } from "../player/show-program.ts";
import { commandWords } from "../words/en/commands.ts";
import { CommandError } from "./command-error.ts";
import { failedRun } from "./failed-run.ts";
import type { Change, Command, Snapshot } from "./messages.ts";
import { type ReadChange, readChange, readStep, stepText } from "./read-change.ts";
import { snapshotOf } from "./snapshot.ts";
import { createThrottle } from "./throttle.ts";

/** Maximum number of waiting groups of commands, before and after the first run. */
const MAX_WAITING = { before: 50, after: 1000 } as const;

/** Executes commands on a player, in order. */
export interface CommandQueue {
  /**
   * Executes a command after the earlier ones and resolves with the resulting snapshot; after a change of
   * inputs, once their run is done. Every field is validated at run time.
   *
   * @throws CommandError, as a rejection, if the command cannot be carried out
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
 * Creates the command queue of a player. Commands that arrive within a frame are executed together, in order.
 * Until the first run they wait. Changes that arrive during the run of another change are merged; the latest
 * value wins.
 */
export function createCommandQueue(player: Player): CommandQueue {
  const { store } = player;
  /** Commands not carried out yet, grouped so that later changes in a group override earlier ones. */
  const groups: QueuedCommand[][] = [];
  /** Changes whose run is under way. */
  let open: (readonly [QueuedCommand, ReadChange])[] = [];
  let stopWaiting: (() => void) | undefined;
  /** Opens programs, once a command has one. */
  let openProgram: OpenProgram | undefined;
  const work = createThrottle(() => {
    while (groups.length > 0 && stopWaiting === undefined) workOn(store.getState());
  });

  function workOn({ run, error, pending }: PlayerState): void {
    if (run === undefined && (error === undefined || pending)) waitUntil(isReady, work.ask);
    else if (openProgram === undefined && groups[0]?.some(hasProgram)) loadPrograms();
    else if (run === undefined && error !== undefined && !groups[0]?.some(hasProgram))
      rejectAll(failedRun(error));
    else change(groups.shift() ?? []);
  }

  /** Loads the code that opens programs. Commands wait. */
  function loadPrograms(): void {
    let isEnded = false;
    stopWaiting = () => {
      isEnded = true;
    };
    const goOn = () => {
      if (isEnded) return;
      stopWaiting = undefined;
      work.ask();
    };
    import("../programs/open-program.ts")
      .then(
        (loaded) => {
          openProgram = loaded.openProgram;
          player.allowPrograms(openProgram);
        },
        () => {
          const reason = new CommandError("unavailable", commandWords.noPrograms);
          for (const { reject } of groups.shift() ?? []) reject(reason);
        },
      )
      .then(goOn);
  }

  function change(group: readonly QueuedCommand[]): void {
    for (const queued of group) {
      attempt(queued, () => {
        const read = readChange(store.getState(), fieldsOf(queued.command), openProgram);
        // The step is set together with its run, so that no listener receives one without the other.
        if (read.program !== undefined) showProgram(player, read.program, stepText(read.step));
        else if (read.params !== undefined) player.setParams(read.params, stepText(read.step));
        if (isRun(read) || open.length > 0) open.push([queued, read]);
        else finish(queued, read);
      });
    }
    if (open.length === 0) return;
    waitUntil(isSettled, () => {
      const done = open;
      open = [];
      for (const [queued, read] of done) attempt(queued, () => finish(queued, read));
      work.ask();
    });
  }

  function finish({ command: { type }, resolve }: QueuedCommand, read: ReadChange): void {
    const { step, panel, theme } = read;
    const { run, error } = store.getState();
    if (isRun(read) && error !== undefined) throw failedRun(error);
    if (run !== undefined && (step !== undefined || type === "go")) player.go(readStep(run.trace, step));
    if (panel !== undefined) player.setPanel(panel);
    if (theme !== undefined) player.setTheme(theme);
    if (type !== "get-state" && type !== "set-state" && type !== "go") player[type]();
    const snapshot = snapshotOf(store.getState());
    if (snapshot !== undefined) resolve(snapshot);
    else if (error !== undefined) throw failedRun(error);
  }

  /** Calls `then` once the state satisfies the predicate, immediately if it already does. */
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
    for (const { reject } of [...open.map(([queued]) => queued), ...groups.flat()]) reject(reason);
    open = [];
    groups.length = 0;
  }

  return {
    execute: (command) =>
      new Promise((resolve, reject) => {
        const queued: QueuedCommand = { command, resolve, reject };
        const last = groups.at(-1);
        const most = store.getState().run === undefined ? MAX_WAITING.before : MAX_WAITING.after;
        if (last?.[0] && isChange(last[0]) && isChange(queued)) last.push(queued);
        else if (groups.length < most) groups.push([queued]);
        else reject(new CommandError("busy", commandWords.busy(most)));
        work.ask();
      }),
    destroy() {
      stopWaiting?.();
      work.destroy();
      rejectAll(new CommandError("closed", commandWords.closed));
    },
  };
}

/** Returns the fields that the command's type allows, without the type. */
function fieldsOf(command: Command): Change {
  if (command.type === "set-state") return command;
  return command.type === "go" ? { step: command.step } : {};
}

/** Returns true if a command shows a program. */
function hasProgram({ command }: QueuedCommand): boolean {
  return command.type === "set-state" && command.program !== undefined;
}

/** Returns true if a change needs a run. */
function isRun({ program, params }: ReadChange): boolean {
  return program !== undefined || params !== undefined;
}

/** Returns true if a later command of the same kind overrides this command. */
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
