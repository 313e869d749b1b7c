import { type DescentPoint, descentStep, positionOn, seededSum } from "../cases/descent.ts";
import type { Player } from "./player.ts";
import type { PlayerState } from "./player-state.ts";

/**
 * Takes descent steps, each from the gradient of the recorded run, and waits for the run at the inputs that result. All
 * steps together are one history entry. Ends early at a step that is refused, when a run fails, and when something else
 * changes the inputs meanwhile.
 */
export async function descend(player: Player, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const before = await settled(player);
    const { program, params, run, descent, error } = before;
    if (run === undefined || descent === undefined || error !== undefined) return;
    const next = descentStep(program, params, run.trace, descent.rate);
    if (!("params" in next)) {
      player.setDescent({ ...descent, isRefused: true });
      return;
    }
    if (i === 0) player.startEdit();
    player.setParams(next.params);
    const { params: asked } = player.store.getState();
    const after = await settled(player);
    if (after.params !== asked || after.run === undefined || after.error !== undefined) return;
    const point = { params: asked, objective: seededSum(after.run.trace) };
    player.setDescent({ rate: descent.rate, path: [...pathTo(before), point] });
  }
}

/** Returns to the inputs before the last descent step. */
export function undoStep(player: Player): void {
  const { program, params, descent } = player.store.getState();
  if (descent === undefined) return;
  const at = positionOn(program, descent.path, params);
  const previous = descent.path[at - 1];
  if (previous === undefined) return;
  player.setDescent({ rate: descent.rate, path: descent.path.slice(0, at) });
  player.setParams(previous.params);
}

/** Returns the points up to the present run; only the present run if it is not on the way of the descent. */
export function pathTo({ program, params, run, descent }: PlayerState): readonly DescentPoint[] {
  const path = descent?.path ?? [];
  const at = positionOn(program, path, params);
  if (at >= 0) return path.slice(0, at + 1);
  return run === undefined ? [] : [{ params, objective: seededSum(run.trace) }];
}

/** Returns the state once no run is pending. */
function settled({ store }: Player): Promise<PlayerState> {
  const isSettled = ({ pending, error }: PlayerState) => !pending || error !== undefined;
  const state = store.getState();
  if (isSettled(state)) return Promise.resolve(state);
  return new Promise((resolve) => {
    const stop = store.subscribe((next) => {
      if (!isSettled(next)) return;
      stop();
      resolve(next);
    });
  });
}
