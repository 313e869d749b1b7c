import { useEffect } from "react";
import { useStore } from "zustand";
import { isSameSource } from "../cases/source.ts";
import { pageQueue } from "../engine/page-queue.ts";
import { WHOLE_PAGE } from "../player/link-options.ts";
import { caseAddress } from "../player/page-address.ts";
import { createPlayer, type Player } from "../player/player.ts";
import { openProgram } from "../programs/open-program.ts";
import { EmbedHeader } from "../view/player/EmbedHeader.tsx";
import { Header } from "../view/player/Header.tsx";
import { PlayerView } from "../view/player/PlayerView.tsx";
import type { playWhileVisible } from "../view/player/play-while-visible.ts";
import { followExercises } from "./follow-exercises.ts";
import { ProgramPanel } from "./ProgramPanel.tsx";
import { addressOfProgram, followProgram, PROGRAM_PARAMETERS, programOfAddress } from "./program-address.ts";
import { base, start } from "./site.ts";
import { Updates } from "./Updates.tsx";
import { isSandboxed, useHost } from "./use-host.ts";
import { usePagePlayer } from "./use-page-player.ts";
import { useTheme } from "./use-theme.ts";
import "./program-page.css";

interface ProgramPageProps {
  readonly player: Player;
  /** Lets an embed play only while it is visible. */
  readonly playWhileVisible: typeof playWhileVisible | undefined;
}

/** Creates the player of the program in the page's address, or of the program that was typed here last. */
export async function openProgramPage(query: string): Promise<Player> {
  const { text, problem } = await programOfAddress(query);
  const options = new URLSearchParams(query);
  // From here on, the address has the program's text in place of what named it.
  for (const name of PROGRAM_PARAMETERS) options.delete(name);
  const player = createPlayer({
    source: { program: text, params: {} },
    query: String(options),
    queue: pageQueue,
    openProgram,
  });
  if (problem !== undefined) player.report(problem);
  return player;
}

/** The page of a learner's program: an editor beside a player, or in an embed the player alone. */
export function ProgramPage({ player, playWhileVisible }: ProgramPageProps) {
  const asked = useStore(player.store, (state) => state.theme);
  const [theme, choose] = useTheme(asked);
  const embed = useStore(player.store, (state) => state.embed);
  const isStale = useStore(
    player.store,
    ({ error, source, run }) =>
      error !== undefined && run !== undefined && !isSameSource(run.request, source),
  );

  useEffect(() => (embed ? undefined : followProgram(player)), [player, embed]);
  useEffect(() => (embed ? undefined : followExercises(player)), [player, embed]);
  usePagePlayer(player, embed ? playWhileVisible : undefined);
  useHost(player);

  if (embed) {
    const address = () => addressOfProgram(player, { ...WHOLE_PAGE, panel: undefined });
    return (
      <PlayerView player={player} header={<EmbedHeader address={isSandboxed() ? undefined : address} />} />
    );
  }
  const header = (
    <Header
      home={base}
      site={start === undefined ? new URL(base, location.href).href : undefined}
      onCase={(slug) => location.assign(caseAddress(base, slug))}
      theme={theme}
      onTheme={(next) => {
        player.setTheme(undefined);
        choose(next);
      }}
    />
  );
  return (
    <div className="program-page">
      <ProgramPanel player={player} />
      <div className="program-player" data-stale={isStale || undefined}>
        <PlayerView
          player={player}
          header={header}
          address={start === undefined ? () => addressOfProgram(player) : undefined}
        />
      </div>
      <Updates />
    </div>
  );
}
