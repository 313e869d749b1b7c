import { headerWords } from "../../words/en/header.ts";
import { usePlayer } from "../player/player-context.ts";
import { Icon } from "../ui/Icon.tsx";

/**
 * Opens the browser's print dialog with the handout. If it cannot be loaded, the player's notice reports it.
 */
export function PrintButton() {
  const player = usePlayer();
  return (
    <button
      type="button"
      className="button print-button"
      aria-label={headerWords.print}
      title={headerWords.printHint}
      onClick={({ currentTarget: { ownerDocument } }) => {
        import("./load-handout.ts")
          .then(({ loadHandout }) => loadHandout(ownerDocument))
          .then(() => print(), player.reportLoadFailure);
      }}
    >
      <Icon name="print" />
    </button>
  );
}
