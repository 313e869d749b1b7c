import type { Compared } from "../engine/alternatives.ts";
import type { Player } from "../player/player.ts";

/** Takes over the inputs of a choice; of one that the others do not allow it says why, as their fields do. */
export function choose(player: Player, { params, refused }: Compared): void {
  if (refused === undefined) player.setParams(params);
  else for (const [name, value] of Object.entries(params)) player.setParam(name, value);
}
