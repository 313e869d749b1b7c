import { useEffect, useState } from "react";
import type { PlayerState } from "../../player/player-state.ts";
import { assignmentWords as words } from "../../words/en/assignment.ts";
import { loadFormulas } from "../print/formulas.ts";
import { setOtherSheet } from "../print/other-sheet.ts";
import { Icon } from "../ui/Icon.tsx";

interface PrintWorksheetProps {
  /** Whether the exercise is that of the assignment as it is now. */
  readonly isReady: boolean;
  /** What students get: a player of the exercise. */
  readonly state: PlayerState;
  readonly task: string;
  readonly address: string;
}

/** A button that opens the browser's print dialog with the worksheet of an assignment. */
export function PrintWorksheet({ isReady, state, task, address }: PrintWorksheetProps) {
  const [isFailed, setFailed] = useState(false);

  useEffect(() => {
    const end = () => setOtherSheet(undefined);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("afterprint", end);
      end();
    };
  }, []);

  async function open({ fonts }: Document): Promise<void> {
    try {
      const [{ Worksheet }] = await Promise.all([import("../print/Worksheet.tsx"), loadFormulas(fonts)]);
      setFailed(false);
      setOtherSheet(<Worksheet state={state} task={task} address={address} />);
      print();
    } catch {
      setFailed(true);
    }
  }

  return (
    <>
      <button
        type="button"
        className="button"
        aria-disabled={!isReady}
        onClick={({ currentTarget }) => isReady && open(currentTarget.ownerDocument)}
      >
        <Icon name="print" /> {words.print}
      </button>
      <span className="share-remark" role="status">
        {isFailed ? words.printFailed : ""}
      </span>
    </>
  );
}
