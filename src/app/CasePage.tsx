import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { AnyCase } from "../cases/define-case.ts";
import { createWorker } from "../engine/create-worker.ts";
import { WHOLE_PAGE } from "../player/link-options.ts";
import { createPlayer } from "../player/player.ts";
import { EmbedHeader } from "../view/EmbedHeader.tsx";
import { Header } from "../view/Header.tsx";
import { obey } from "../view/keyboard.ts";
import { PlayerView } from "../view/PlayerView.tsx";
import { caseAddress } from "./address.ts";
import { type AddressBar, createAddressBar } from "./address-bar.ts";
import { playSeen } from "./play-seen.ts";
import { base, start } from "./site.ts";
import { Updates } from "./Updates.tsx";
import { useTheme } from "./use-theme.ts";

/** The page of one case, which is the player and nothing else. */
export function CasePage({ spec, query }: { readonly spec: AnyCase; readonly query: string }) {
  const [player] = useState(() => createPlayer({ spec, query, createWorker }));

  const asked = useStore(player.store, (state) => state.theme);
  const [theme, choose] = useTheme(asked);
  const embed = useStore(player.store, (state) => state.embed);
  const pictured = useStore(player.store, (state) => state.run !== undefined);
  const address = useRef<AddressBar>(undefined);

  useEffect(() => {
    // An embedded page has no address that anybody sees, and the page around has a history of its own.
    const bar = embed ? undefined : createAddressBar(player);
    address.current = bar;
    const unwatch = embed ? playSeen(player, document.documentElement) : undefined;
    // Where nothing has the focus, the page's only player does.
    const onKey = (event: KeyboardEvent) => {
      if (event.target === document.body && obey(player, event)) event.preventDefault();
    };
    const onHide = () => document.hidden && player.pause();
    addEventListener("keydown", onKey);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      bar?.destroy();
      unwatch?.();
      removeEventListener("keydown", onKey);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, [player, embed]);

  useEffect(() => {
    if (window.parent === window) return;
    const joined = import("./join-host.ts").then(({ joinHost }) => joinHost(player), player.miss);
    return () => void joined.then((leave) => leave?.());
  }, [player]);

  const header = embed ? (
    <EmbedHeader
      address={() => {
        const { spec: shown, panel } = player.store.getState();
        const options = { ...WHOLE_PAGE, ...(panel === "none" && { panel: undefined }) };
        return caseAddress(base, shown.slug, player.query(options));
      }}
    />
  ) : (
    <Header
      home={base}
      site={start === undefined ? new URL(base, location.href).href : undefined}
      onCase={(slug) => address.current?.visit(slug)}
      theme={theme}
      onTheme={(next) => {
        player.setTheme(undefined);
        choose(next);
      }}
    />
  );
  const linked = () => {
    const { spec: shown } = player.store.getState();
    return new URL(caseAddress(base, shown.slug, player.query()), location.href).href;
  };
  return (
    <>
      <PlayerView player={player} header={header} address={start === undefined ? linked : undefined} />
      {pictured && !embed && <Updates />}
    </>
  );
}
