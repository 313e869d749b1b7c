import { Icon } from "../Icon.tsx";

/** Opens the browser's print dialog with the handout, or with the page as it stands if that cannot be fetched. */
export function PrintButton() {
  return (
    <button
      type="button"
      className="button print-button"
      aria-label="Print a handout"
      title="Print a handout of this step"
      onClick={({ currentTarget: { ownerDocument } }) => {
        import("./load-handout.ts")
          .then(({ loadHandout }) => loadHandout(ownerDocument))
          .then(
            () => print(),
            () => print(),
          );
      }}
    >
      <Icon name="print" />
    </button>
  );
}
