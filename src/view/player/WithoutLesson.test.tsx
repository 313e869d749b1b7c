import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { cases } from "../../cases/all.ts";
import { check } from "../../cases/check.ts";
import { defaults } from "../../cases/complete.ts";
import { run } from "../../engine/run.ts";
import { PANELS } from "../../player/panels.ts";
import type { Player } from "../../player/player.ts";
import type { PlayerState } from "../../player/player-state.ts";
import { idlePlayer, openCase } from "../../player/testing/players.ts";
import { Comparison } from "../charts/Comparison.tsx";
import { CodeView } from "../code/CodeView.tsx";
import { GraphStage } from "../graph/GraphStage.tsx";
import { InputsBar } from "../inputs/InputsBar.tsx";
import { Check } from "../panels/Check.tsx";
import { Cost } from "../panels/Cost.tsx";
import { Derivation } from "../panels/Derivation.tsx";
import { Memory } from "../panels/Memory.tsx";
import { SidePanel } from "../panels/SidePanel.tsx";
import { Tape } from "../panels/Tape.tsx";
import { Handout } from "../print/Handout.tsx";
import { DEFAULT_EMBED } from "../share/embed-options.ts";
import { ShareEmbed } from "../share/ShareEmbed.tsx";
import { ShareLinks } from "../share/ShareLinks.tsx";
import { EmbedHeader } from "./EmbedHeader.tsx";
import { Header } from "./Header.tsx";
import { PlayerContext } from "./player-context.ts";

const nothing = () => undefined;
const site = "https://example.org/";

/** Returns a player of a case's program, at the last step of a real run, without the case's lesson. */
function withoutLesson(slug: string): Player {
  const { source, program } = openCase(slug);
  const { player } = idlePlayer(slug);
  const values = defaults(program);
  const finished = run({ ...source, params: values, detail: false });
  const checked = check({ ...program, closedForms: undefined }, values, finished.trace);
  const state: PlayerState = {
    ...player.store.getState(),
    lesson: undefined,
    panel: "check",
    run: { ...finished, warnings: [], alternatives: [], companion: undefined, check: checked },
    index: finished.trace.steps.length,
  };
  player.destroy();
  return { ...player, store: createStore(() => state) };
}

function html(player: Player, node: ReactNode): string {
  return renderToStaticMarkup(<PlayerContext value={player}>{node}</PlayerContext>);
}

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
});

describe.each(cases)("the program of $slug without a lesson", ({ slug, title, number }) => {
  const player = withoutLesson(slug);
  const { run: shown } = player.store.getState();
  const { trace } = shown as NonNullable<typeof shown>;

  it("has a header with its name, and no number or formula", () => {
    const header = html(
      player,
      <Header onCase={nothing} home="/" site={site} theme="auto" onTheme={nothing} />,
    );
    const embed = html(player, <EmbedHeader address={() => site} />);
    for (const text of [header, embed]) {
      expect(text).toContain(slug);
      expect(text).not.toContain("case-number");
      expect(text).not.toContain("katex");
    }
    expect(embed).not.toContain(title);
  });

  it("has every panel but the comparison of storage choices", () => {
    const tabs = html(player, <SidePanel />).match(/role="tab"/g);
    expect(tabs).toHaveLength(PANELS.length - 2);
  });

  it("has a line of the derivation per step, without notes on the steps", () => {
    const text = html(player, <Derivation />);
    expect(text.match(/<li data-state=/g)).toHaveLength(trace.steps.length);
    expect(text.match(/data-state="current"/g)).toHaveLength(1);
  });

  it("is checked in three ways", () => {
    const text = html(player, <Check />);
    expect(text).toContain("no closed form");
    expect(text).not.toContain("Closed form");
    expect(text).not.toContain('data-way="closed"');
    expect(text).toMatch(/All three agree|Reverse and forward agree/);
    expect(text).not.toMatch(/\bfour\b/i);
    const rows = text.match(/data-gradient=/g) ?? [];
    expect(text.match(/data-way=/g)).toHaveLength(3 * rows.length);
  });

  it.each<[string, ReactNode, string]>([
    ["tape", <Tape key="tape" />, 'class="tape'],
    ["code", <CodeView key="code" />, 'aria-label="Program"'],
    ["cost", <Cost key="cost" />, "<table"],
    ["memory", <Memory key="memory" />, "What each pullback keeps"],
    ["inputs bar", <InputsBar key="inputs" jacobian={false} onJacobian={nothing} />, "Engine detail"],
    ["graph", <GraphStage key="graph" />, 'aria-label="Computation graph'],
  ])("has its %s", (_, node, part) => {
    expect(html(player, node)).toContain(part);
  });

  it("has no presets, no choice to step side by side and no comparison", () => {
    const bar = html(player, <InputsBar jacobian={false} onJacobian={nothing} />);
    expect(bar).not.toMatch(/class="preset"|Side by side|Full Jacobian/);
    expect(html(player, <Comparison />)).toBe("");
  });

  it("is printed with its derivation, and without a summary", () => {
    const text = html(player, <Handout address={() => site} />);
    expect(text).toContain(`<h1>${slug}</h1>`);
    expect(text).not.toContain("paper-summary");
    expect(text).not.toContain(`Case study ${number}`);
    expect(text.match(/data-paper-line=/g)).toHaveLength(trace.steps.length);
  });

  it("is shared", () => {
    const sharedAt = (query: string) => ({ ...player.store.getState(), site, slug, title: slug, query });
    expect(html(player, <ShareLinks sharedAt={sharedAt} />)).toContain(`${site}cases/${slug}/`);
    const embed = <ShareEmbed kind="element" sharedAt={sharedAt} choice={DEFAULT_EMBED} onChoice={nothing} />;
    expect(html(player, embed)).toContain(`case=&quot;${slug}&quot;`);
  });
});
