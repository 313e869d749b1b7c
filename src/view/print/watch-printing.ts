/**
 * Tells when the page begins and ends to be set for paper: before a print, after it, and whenever the
 * page's medium turns to print or back. What is done at once is in the print. Ends when `signal` is
 * aborted.
 */
export function watchPrinting(onChange: (printing: boolean) => void, signal: AbortSignal): void {
  const paper = matchMedia("print");
  addEventListener("beforeprint", () => onChange(true), { signal });
  addEventListener("afterprint", () => onChange(paper.matches), { signal });
  paper.addEventListener("change", () => onChange(paper.matches), { signal });
}
