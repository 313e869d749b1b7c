import { defaults } from "../cases/complete.ts";
import { panelsOf } from "./panels.ts";
import type { Player } from "./player.ts";

/**
 * Shows a program in a player that may open programs: in place of another program as after typing, or in place of a case
 * with the options that the player has.
 *
 * @param step the step to show if the run has it
 */
export function showProgram(player: Player, text: string, step?: string): void {
  const { source, program, panel } = player.store.getState();
  if ("program" in source) {
    player.edit(text, step);
    return;
  }
  const query = player.query({
    params: defaults(program),
    step: undefined,
    panel: panelsOf(undefined).includes(panel) ? panel : undefined,
    forward: undefined,
    detail: undefined,
    beside: undefined,
    loop: undefined,
  });
  player.open({ program: text, params: {} }, query, step);
}
