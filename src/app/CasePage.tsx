import { useState } from "react";
import { useStore } from "zustand";
import { type CaseSource, slugOf } from "../cases/source.ts";
import { pageQueue } from "../engine/page-queue.ts";
import type { Link } from "../player/link.ts";
import { WHOLE_PAGE } from "../player/link-options.ts";
import { caseAddress } from "../player/page-address.ts";
import { createPlayer, type Player } from "../player/player.ts";
import { Header } from "../view/player/Header.tsx";
import { PlayerView } from "../view/player/PlayerView.tsx";
import type { playWhileVisible } from "../view/player/play-while-visible.ts";
import { lazily } from "../view/ui/lazily.ts";
import { SiteBaseContext } from "../view/ui/site-base.ts";
import { base, start } from "./site.ts";
import { Updates } from "./Updates.tsx";
import { useAddressBar } from "./use-address-bar.ts";
import { isSandboxed, isScorm, useHost } from "./use-host.ts";
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

  useHost(player);

  // A host may have shown a program in place of the case.
  const slug = useStore(player.store, (state) => slugOf(state.source));
  const addressAt = (options?: Partial<Link>) => caseAddress(base, slug ?? "", player.query(options));
  const wholePage = () => {
    const { panel } = player.store.getState();
    return addressAt({ ...WHOLE_PAGE, ...(panel === "none" && { panel: undefined }) });
  };
  const header = embed ? (
    <EmbedHeader address={isScorm || isSandboxed() || slug === undefined ? undefined : wholePage} />
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
  const linked = () => new URL(addressAt(), location.href).href;
  const hasLink = start === undefined && slug !== undefined;
  return (
    <>
      <SiteBaseContext value={embed ? undefined : base}>
        <PlayerView player={player} header={header} address={hasLink ? linked : undefined} />
      </SiteBaseContext>
      {!embed && pictured && <Updates />}
    </>
  );
}
