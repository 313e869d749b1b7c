/**
 * Reports when the page begins and ends printing: before and after a print, and when the page's medium
 * changes to print or back. Changes made synchronously in the callback are in the print.
 *
 * @param signal ends the reports when aborted
 */
export function watchPrinting(onChange: (printing: boolean) => void, signal: AbortSignal): void {
  const paper = matchMedia("print");
  addEventListener("beforeprint", () => onChange(true), { signal });
  addEventListener("afterprint", () => onChange(paper.matches), { signal });
  paper.addEventListener("change", () => onChange(paper.matches), { signal });
}
