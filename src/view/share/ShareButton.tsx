import { useEffect, useState } from "react";
import { headerWords } from "../../words/en/header.ts";
import { usePlayer } from "../player/player-context.ts";
import { Icon } from "../ui/Icon.tsx";
import { lazily } from "../ui/lazily.ts";

interface ShareButtonProps {
  /** The address of the site's start page, ending with a slash or a file name. */
  readonly site: string;
}

const ShareDialog = lazily<ShareButtonProps & { readonly onClose: () => void }>(
  async () => (await import("./ShareDialog.tsx")).ShareDialog,
  () => null,
  MissingDialog,
);

/** Opens the dialog with links and embed code. */
export function ShareButton({ site }: ShareButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button share-button" onClick={() => setOpen(true)}>
        <Icon name="share" />
        <span className="share-word">{headerWords.share}</span>
      </button>
      {open && <ShareDialog site={site} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Closes the dialog that could not be loaded, so that it can be opened again. */
function MissingDialog({ onClose }: { readonly onClose: () => void }) {
  const player = usePlayer();
  useEffect(() => {
    onClose();
    player.reportLoadFailure();
  }, [player, onClose]);
  return null;
}
