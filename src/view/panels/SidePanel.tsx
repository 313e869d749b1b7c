import { Tabs } from "@base-ui/react/tabs";
import { type ComponentType, useDeferredValue } from "react";
import { isPanel, type PanelId, panelsOf } from "../../player/panels.ts";
import { isHiding } from "../../player/questions.ts";
import { sidePanelWords } from "../../words/en/side-panel.ts";
import { Deferred } from "../player/Deferred.tsx";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { lazily } from "../ui/lazily.ts";
import { Region } from "../ui/Region.tsx";
import { Derivation } from "./Derivation.tsx";
import { PanelBoundary } from "./PanelBoundary.tsx";

interface Panel {
  readonly id: Exclude<PanelId, "none">;
  readonly Content: ComponentType;
}

/** The placeholder of a view that is loading. */
function Placeholder() {
  return <p className="panel-place">{sidePanelWords.loading}</p>;
}

/** The message in place of a view that could not be fetched. */
function Missing() {
  return <p className="panel-place">{sidePanelWords.missing}</p>;
}

const Tape = lazily(async () => (await import("./Tape.tsx")).Tape, Placeholder, Missing);
const Code = lazily(async () => (await import("../code/CodeView.tsx")).CodeView, Placeholder, Missing);
const Check = lazily(async () => (await import("./Check.tsx")).Check, Placeholder, Missing);
const Cost = lazily(async () => (await import("./Cost.tsx")).Cost, Placeholder, Missing);
const Memory = lazily(async () => (await import("./Memory.tsx")).Memory, Placeholder, Missing);

/** The views of the side panel. To add a view, add a line here, a name in `PANELS`, and a title. */
const VIEWS: readonly Panel[] = [
  { id: "derivation", Content: Derivation },
  { id: "tape", Content: Tape },
  { id: "code", Content: Code },
  { id: "check", Content: Check },
  { id: "cost", Content: Cost },
  { id: "memory", Content: Memory },
];

/** The views beside the graph, all at the same step. */
export function SidePanel() {
  const player = usePlayer();
  const panel = usePlayerState((state) => state.panel);
  // A view has up to hundreds of lines. Deferred, they are rendered in slices, between which keys are answered.
  const shown = useDeferredValue(panel);
  const lesson = usePlayerState((state) => state.lesson);
  const run = usePlayerState((state) => state.run);
  const isCheckClosed = usePlayerState(isHiding);
  const views = VIEWS.filter(({ id }) => panelsOf(lesson).includes(id));
  return (
    <Tabs.Root
      className="panel"
      render={<Region as="aside" aria-label={sidePanelWords.title} />}
      value={panel}
      onValueChange={(next: unknown) => typeof next === "string" && isPanel(next) && player.setPanel(next)}
    >
      <Tabs.List className="tabs" aria-label={sidePanelWords.views} activateOnFocus>
        {views.map(({ id }) => (
          <Tabs.Tab key={id} value={id} className="tab">
            {sidePanelWords.titles[id]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {views.map(({ id, Content }) => (
        <Tabs.Panel key={id} value={id} className="panel-content">
          {id === shown && (
            <PanelBoundary of={run} failed={<p className="panel-place">{sidePanelWords.failed}</p>}>
              {id === "check" && isCheckClosed ? (
                <p className="panel-place">{sidePanelWords.closed}</p>
              ) : (
                <Deferred>
                  <Content />
                </Deferred>
              )}
            </PanelBoundary>
          )}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
