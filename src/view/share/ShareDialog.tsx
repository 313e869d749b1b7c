import { Tabs } from "@base-ui/react/tabs";
import { useState } from "react";
import { isHiding } from "../../player/questions.ts";
import { shareWords } from "../../words/en/share.ts";
import { usePlayerState } from "../player/player-context.ts";
import { lazily } from "../ui/lazily.ts";
import { Modal } from "../ui/Modal.tsx";
import { DEFAULT_EMBED } from "./embed-options.ts";
import { type EmbedKind, ShareEmbed } from "./ShareEmbed.tsx";
import { ShareLinks } from "./ShareLinks.tsx";
import { type ShareAt, useShared } from "./use-shared.ts";
import "./share.css";

const KINDS: readonly EmbedKind[] = ["iframe", "element", "reveal"];

const AssignmentTab = lazily<{ readonly sharedAt: ShareAt }>(
  async () => (await import("../assignment/AssignmentTab.tsx")).AssignmentTab,
);

interface ShareDialogProps {
  /** The address of the site's start page, ending with a slash or a file name. */
  readonly site: string;
  readonly onClose: () => void;
}

/** The dialog with links, and code for pages and slides. */
export function ShareDialog({ site, onClose }: ShareDialogProps) {
  const [choice, setChoice] = useState(DEFAULT_EMBED);
  const sharedAt = useShared(site);
  // Its steps and answers would give away what an exercise still asks.
  const isClosed = usePlayerState(isHiding);
  if (sharedAt === undefined) return null;
  return (
    <Modal title={shareWords.title} className="share" onClose={onClose}>
      <Tabs.Root defaultValue="link">
        <Tabs.List className="tabs share-tabs" aria-label={shareWords.tabs} activateOnFocus>
          <Tabs.Tab value="link" className="tab">
            {shareWords.link}
          </Tabs.Tab>
          {KINDS.map((kind) => (
            <Tabs.Tab key={kind} value={kind} className="tab">
              {shareWords.kinds[kind]}
            </Tabs.Tab>
          ))}
          {!isClosed && (
            <Tabs.Tab value="assignment" className="tab">
              {shareWords.assignment}
            </Tabs.Tab>
          )}
        </Tabs.List>
        <Tabs.Panel value="link">
          <ShareLinks sharedAt={sharedAt} />
        </Tabs.Panel>
        {KINDS.map((kind) => (
          <Tabs.Panel key={kind} value={kind}>
            <ShareEmbed kind={kind} sharedAt={sharedAt} choice={choice} onChoice={setChoice} />
          </Tabs.Panel>
        ))}
        {!isClosed && (
          <Tabs.Panel value="assignment">
            <AssignmentTab sharedAt={sharedAt} />
          </Tabs.Panel>
        )}
      </Tabs.Root>
    </Modal>
  );
}
