import { Icon } from "../Icon.tsx";
import { usePlayer } from "../player-context.ts";

/** Opens the browser's print dialog with the handout. If that cannot be fetched, the player's notice says so. */
export function PrintButton() {
  const player = usePlayer();
  return (
    <button
      type="button"
      className="button print-button"
      aria-label="Print a handout"
      title="Print a handout of this step"
      onClick={({ currentTarget: { ownerDocument } }) => {
        import("./load-handout.ts")
          .then(({ loadHandout }) => loadHandout(ownerDocument))
          .then(() => print(), player.miss);
      }}
    >
      <Icon name="print" />
    </button>
  );
}
