import { missingPageWords } from "../words/en/missing-page.ts";
import "./missing-page.css";

/** The message in place of a page whose code could not be fetched. */
export function MissingPage() {
  return (
    <main className="missing-page">
      <p role="alert">{missingPageWords.problem}</p>
      <button type="button" onClick={() => location.reload()}>
        {missingPageWords.reload}
      </button>
    </main>
  );
}
