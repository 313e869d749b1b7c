import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { AnyCase } from "../cases/define-case.ts";
import { createWorker } from "../engine/create-worker.ts";
import { createPlayer } from "../player/player.ts";
import { Header } from "../view/Header.tsx";
import { obey } from "../view/keyboard.ts";
import { PlayerView } from "../view/PlayerView.tsx";
import { basePath } from "./address.ts";
import { type AddressBar, createAddressBar } from "./address-bar.ts";
import { useTheme } from "./use-theme.ts";

/** The page of one case, which is the player and nothing else. */
export function CasePage({ spec, query }: { readonly spec: AnyCase; readonly query: string }) {
  const [player] = useState(() => createPlayer({ spec, query, createWorker }));

  const asked = useStore(player.store, (state) => state.theme);
  const [theme, choose] = useTheme(asked);
  const address = useRef<AddressBar>(undefined);

  useEffect(() => {
    const bar = createAddressBar(player);
    address.current = bar;
    // Where nothing has the focus, the page's only player does.
    const onKey = (event: KeyboardEvent) => {
      if (event.target === document.body && obey(player, event)) event.preventDefault();
    };
    const onHide = () => document.hidden && player.pause();
    addEventListener("keydown", onKey);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      bar.destroy();
      removeEventListener("keydown", onKey);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, [player]);

  const header = (
    <Header
      home={basePath(location.pathname)}
      onCase={(slug) => address.current?.visit(slug)}
      theme={theme}
      onTheme={(next) => {
        player.setTheme(undefined);
        choose(next);
      }}
    />
  );
  return <PlayerView player={player} header={header} />;
}
