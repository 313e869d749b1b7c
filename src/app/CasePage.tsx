import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { type CaseSource, runnable } from "../cases/source.ts";
import { pageQueue } from "../engine/page-queue.ts";
import { WHOLE_PAGE } from "../player/link-options.ts";
import { createPlayer, type Player } from "../player/player.ts";
import { Header } from "../view/player/Header.tsx";
import { PlayerView } from "../view/player/PlayerView.tsx";
import type { playWhileVisible } from "../view/player/play-while-visible.ts";
import { lazily } from "../view/ui/lazily.ts";
import { SiteBaseContext } from "../view/ui/site-base.ts";
import { caseAddress } from "./address.ts";
import { base, start } from "./site.ts";
import { Updates } from "./Updates.tsx";
import { useAddressBar } from "./use-address-bar.ts";
import { usePagePlayer } from "./use-page-player.ts";
import { useTheme } from "./use-theme.ts";

const EmbedHeader = lazily(
  async () => (await import("../view/player/EmbedHeader.tsx")).EmbedHeader,
  () => <header className="header embed-header" />,
);

interface CasePageProps {
  readonly player: Player;
  /** Lets an embed play only while it is visible. */
  readonly playWhileVisible: typeof playWhileVisible | undefined;
}

/** Creates the player of a page, which requests its first run. */
export function openPlayer(source: CaseSource, query: string): Player {
  return createPlayer({ source, query, queue: pageQueue });
}

/** The page of one case: a full-page player. */
export function CasePage({ player, playWhileVisible }: CasePageProps) {
  const asked = useStore(player.store, (state) => state.theme);
  const [theme, choose] = useTheme(asked);
  const embed = useStore(player.store, (state) => state.embed);
  const answered = useStore(player.store, ({ run, error }) => run !== undefined || error !== undefined);
  // Stays true while another case has no picture yet, when people may already go back.
  const [pictured, setPictured] = useState(false);
  if (answered && !pictured) setPictured(true);
  const visit = useAddressBar(player, pictured && !embed);

  usePagePlayer(player, embed ? playWhileVisible : undefined);

  useEffect(() => {
    if (window.parent === window) return;
    const joined = import("./join-host.ts").then(
      ({ joinHost }) => joinHost(player),
      player.reportLoadFailure,
    );
    return () => void joined.then((leave) => leave?.());
  }, [player]);

  const wholePage = () => {
    const { source: shown, panel } = player.store.getState();
    const options = { ...WHOLE_PAGE, ...(panel === "none" && { panel: undefined }) };
    return caseAddress(base, runnable(shown).case, player.query(options));
  };
  const header = embed ? (
    <EmbedHeader address={isSandboxed() ? undefined : wholePage} />
  ) : (
    <Header
      home={base}
      site={start === undefined ? new URL(base, location.href).href : undefined}
      onCase={visit}
      theme={theme}
      onTheme={(next) => {
        player.setTheme(undefined);
        choose(next);
      }}
    />
  );
  const linked = () => {
    const { source: shown } = player.store.getState();
    return new URL(caseAddress(base, runnable(shown).case, player.query()), location.href).href;
  };
  return (
    <>
      <SiteBaseContext value={embed ? undefined : base}>
        <PlayerView player={player} header={header} address={start === undefined ? linked : undefined} />
      </SiteBaseContext>
      {!embed && pictured && <Updates />}
    </>
  );
}

/** Returns whether this page is a frame with `sandbox="allow-scripts"`, which cannot open links. */
function isSandboxed(): boolean {
  return window.parent !== window && self.origin === "null";
}
