import { Dialog } from "@base-ui/react/dialog";
import { Modal } from "../ui/Modal.tsx";
import { Toggle } from "../ui/Toggle.tsx";
import { usePlayer, usePlayerState } from "./player-context.ts";

const KEYS: readonly (readonly [title: string, keys: readonly (readonly [keys: string, does: string])[]])[] =
  [
    [
      "Steps",
      [
        ["→ or Page Down", "step forward"],
        ["← or Page Up", "step back"],
        ["Home, End", "first and last step"],
        ["Space", "play or pause"],
        ["swipe over the caption", "step, on a touch screen"],
      ],
    ],
    [
      "The graph, when it has the focus",
      [
        ["→ ←", "along an edge to a child, or back to a parent"],
        ["↑ ↓", "to the node above or below"],
        ["Enter", "the node's numbers in full; of a matrix its entries, one by one"],
        ["Escape", "out of the numbers, then out of the graph"],
        ["wheel, pinch, drag", "zoom and move; where the page scrolls, the wheel with Ctrl or ⌘"],
      ],
    ],
    [
      "Fields",
      [
        ["Enter", "take what was typed"],
        ["Escape", "give it up"],
        ["↑ ↓", "in a matrix, to the entry above or below"],
      ],
    ],
    ["Anywhere", [["?", "this list"]]],
  ];

/** Lists every key and its action. */
export function HelpDialog() {
  const player = usePlayer();
  const keys = usePlayerState((state) => state.keys);
  return (
    <Modal title="Keys" onClose={() => player.setHelp(false)}>
      <Dialog.Description className="dialog-lead">
        They work while the player has the focus, and never while you type.
      </Dialog.Description>
      <Toggle label="Keys step the player" checked={keys} onChange={player.setKeys} />
      {KEYS.map(([title, keys]) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl className="keys">
            {keys.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
