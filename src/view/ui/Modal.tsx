import { Dialog } from "@base-ui/react/dialog";
import { type ReactNode, useContext } from "react";
import { HostEnvironmentContext } from "./host-environment.ts";
import { Icon } from "./Icon.tsx";

interface ModalProps {
  readonly title: string;
  /** A class of its own beside those of all dialogs. */
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** An open dialog over the player, which Escape, a click beside it, and its button close. */
export function Modal({ title, className = "", onClose, children }: ModalProps) {
  const place = useContext(HostEnvironmentContext);
  return (
    <Dialog.Root
      open
      // The page around is not the player's to hold still.
      modal={place === undefined || "trap-focus"}
      onOpenChange={(open) => !open && onClose()}
    >
      <Dialog.Portal container={place?.popups}>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className={`popup dialog ${className}`}>
          <Dialog.Title className="dialog-title">{title}</Dialog.Title>
          <Dialog.Close className="quiet dialog-close" aria-label="Close">
            <Icon name="close" />
          </Dialog.Close>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
