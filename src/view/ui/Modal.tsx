import { Dialog } from "@base-ui/react/dialog";
import { type ReactNode, useContext } from "react";
import { dialogWords } from "../../words/en/dialog.ts";
import { HostEnvironmentContext } from "./host-environment.ts";
import { Icon } from "./Icon.tsx";

interface ModalProps {
  readonly title: string;
  /** A class in addition to the classes of all dialogs. */
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** An open dialog over the player. Escape, a click outside, and its button close the dialog. */
export function Modal({ title, className = "", onClose, children }: ModalProps) {
  const host = useContext(HostEnvironmentContext);
  return (
    <Dialog.Root
      open
      // An embedded player must not lock the page around it.
      modal={host === undefined || "trap-focus"}
      onOpenChange={(open) => !open && onClose()}
    >
      <Dialog.Portal container={host?.popups}>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className={`popup dialog ${className}`}>
          <Dialog.Title className="dialog-title">{title}</Dialog.Title>
          <Dialog.Close className="quiet dialog-close" aria-label={dialogWords.close}>
            <Icon name="close" />
          </Dialog.Close>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
