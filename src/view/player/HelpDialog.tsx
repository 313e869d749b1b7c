import { Dialog } from "@base-ui/react/dialog";
import { helpWords } from "../../words/en/help.ts";
import { Modal } from "../ui/Modal.tsx";
import { Toggle } from "../ui/Toggle.tsx";
import { usePlayer, usePlayerState } from "./player-context.ts";

/** Explains the picture, and lists what pointers and keys do. */
export function HelpDialog() {
  const player = usePlayer();
  const keys = usePlayerState((state) => state.keys);
  return (
    <Modal title={helpWords.title} onClose={() => player.setHelp(false)}>
      <Dialog.Description className="dialog-lead">{helpWords.lead}</Dialog.Description>
      <Toggle label={helpWords.toggle} checked={keys} onChange={player.setKeys} />
      {helpWords.groups.map(({ title, areKeys, entries }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl className="keys">
            {entries.map(({ term, text }) => (
              <div key={term}>
                <dt>{areKeys ? <kbd>{term}</kbd> : term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
