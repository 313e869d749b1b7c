import { Dialog } from "@base-ui/react/dialog";
import { helpWords } from "../../words/en/help.ts";
import { Modal } from "../ui/Modal.tsx";
import { Toggle } from "../ui/Toggle.tsx";
import { usePlayer, usePlayerState } from "./player-context.ts";

/** Lists every key and its action. */
export function HelpDialog() {
  const player = usePlayer();
  const keys = usePlayerState((state) => state.keys);
  return (
    <Modal title={helpWords.title} onClose={() => player.setHelp(false)}>
      <Dialog.Description className="dialog-lead">{helpWords.lead}</Dialog.Description>
      <Toggle label={helpWords.toggle} checked={keys} onChange={player.setKeys} />
      {helpWords.groups.map(({ title, keys }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl className="keys">
            {keys.map(({ keys, action }) => (
              <div key={keys}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{action}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
