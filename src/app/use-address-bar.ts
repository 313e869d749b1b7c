import { useCallback, useEffect, useRef } from "react";
import type { Player } from "../player/player.ts";
import type { AddressBar } from "./address-bar.ts";

/**
 * Joins a player to the address bar, with code that is fetched when it is needed. Returns what opens another case.
 *
 * @param joined whether the address is to follow. That of an embedded page nobody sees, and the page around has a
 *   history of its own.
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
