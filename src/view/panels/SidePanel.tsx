import { Tabs } from "@base-ui/react/tabs";
import type { ComponentType } from "react";
import { isPanel, type PanelId, panelsOf } from "../../player/panels.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { lazily } from "../ui/lazily.ts";
import { Region } from "../ui/Region.tsx";
import { Derivation } from "./Derivation.tsx";

interface Panel {
  readonly id: Exclude<PanelId, "none">;
  readonly title: string;
  readonly Content: ComponentType;
}

/** The placeholder of a view that is loading. */
function Placeholder() {
  return <p className="panel-place">Loading …</p>;
}

/** The message in place of a view that could not be fetched. */
function Missing() {
  return <p className="panel-place">This could not be loaded. Reload the page to try again.</p>;
}

const Tape = lazily(async () => (await import("./Tape.tsx")).Tape, Placeholder, Missing);
const Code = lazily(async () => (await import("../code/CodeView.tsx")).CodeView, Placeholder, Missing);
const Check = lazily(async () => (await import("./Check.tsx")).Check, Placeholder, Missing);
const Cost = lazily(async () => (await import("./Cost.tsx")).Cost, Placeholder, Missing);
const Memory = lazily(async () => (await import("./Memory.tsx")).Memory, Placeholder, Missing);

/** The views of the side panel. To add a view, add a line here and a name in `PANELS`. */
const VIEWS: readonly Panel[] = [
  { id: "derivation", title: "Derivation", Content: Derivation },
  { id: "tape", title: "Tape", Content: Tape },
  { id: "code", title: "Code", Content: Code },
  { id: "check", title: "Check", Content: Check },
  { id: "cost", title: "Cost", Content: Cost },
  { id: "memory", title: "Memory", Content: Memory },
];

/** The views beside the graph, all at the same step. */
export function SidePanel() {
  const player = usePlayer();
  const panel = usePlayerState((state) => state.panel);
  const spec = usePlayerState((state) => state.spec);
  const views = VIEWS.filter(({ id }) => panelsOf(spec).includes(id));
  return (
    <Tabs.Root
      className="panel"
      render={<Region as="aside" aria-label="Side panel" />}
      value={panel}
      onValueChange={(next: unknown) => typeof next === "string" && isPanel(next) && player.setPanel(next)}
    >
      <Tabs.List className="tabs" aria-label="Views of the step" activateOnFocus>
        {views.map(({ id, title }) => (
          <Tabs.Tab key={id} value={id} className="tab">
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {views.map(({ id, Content }) => (
        <Tabs.Panel key={id} value={id} className="panel-content">
          <Content />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
