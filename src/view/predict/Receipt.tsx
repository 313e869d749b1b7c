import { useState } from "react";
import { slugOf } from "../../cases/source.ts";
import type { Exercise } from "../../predict/exercise.ts";
import { receiptWords } from "../../words/en/receipt.ts";
import { usePlayerState } from "../player/player-context.ts";
import { saveFile } from "../ui/save-file.ts";

/** A button that downloads the receipt of a finished exercise, and what such a file proves. */
export function Receipt({ exercise }: { readonly exercise: Exercise }) {
  const answers = usePlayerState((state) => state.answers);
  const [isFailed, setFailed] = useState(false);

  async function download(page: Document): Promise<void> {
    try {
      const { createReceipt } = await import("../../predict/receipt-format.ts");
      const receipt = await createReceipt(exercise, answers);
      const name = receiptWords.fileName(slugOf(exercise.given) ?? "program", receipt.seed);
      saveFile(`${JSON.stringify(receipt, null, 2)}\n`, "application/json", name, page);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }

  return (
    <>
      <button
        type="button"
        className="button"
        onClick={({ currentTarget }) => download(currentTarget.ownerDocument)}
      >
        {receiptWords.download}
      </button>
      <span className="receipt-remark" role="status">
        {isFailed ? receiptWords.failed : receiptWords.remark}
      </span>
    </>
  );
}
