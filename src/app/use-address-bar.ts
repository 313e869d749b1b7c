import { useCallback, useEffect, useRef } from "react";
import type { Player } from "../player/player.ts";
import type { AddressBar } from "./address-bar.ts";

/**
 * Connects a player to the address bar, with code that is loaded on demand.
 *
 * @param joined whether the address follows the player. Embeds do not: their address is invisible, and the
 * host page has its own history.
 * @returns a function that opens another case
 */
export function useAddressBar(player: Player, joined: boolean): (slug: string) => void {
  const bar = useRef<Promise<AddressBar>>(undefined);
  const join = useCallback(() => {
    bar.current ??= import("./address-bar.ts").then(({ createAddressBar }) => createAddressBar(player));
    bar.current.catch(() => {
      bar.current = undefined;
      player.reportLoadFailure();
    });
    return bar.current;
  }, [player]);

  useEffect(() => {
    if (!joined) return;
    join();
    return () => {
      bar.current?.then(
        ({ destroy }) => destroy(),
        () => undefined,
      );
      bar.current = undefined;
    };
  }, [join, joined]);

  return useCallback(
    (slug) => {
      join().then(
        ({ visit }) => visit(slug),
        () => undefined,
      );
    },
    [join],
  );
}
