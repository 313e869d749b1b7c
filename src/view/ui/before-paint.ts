/** Reads sizes and places, and returns a function that changes the page accordingly, if anything must change. */
type Measurement = () => (() => void) | undefined;

const waiting = new Set<Measurement>();

/**
 * Runs a measurement once before the next paint. All measurements read before the first of them changes the page,
 * so the page is laid out once for all, instead of once for each.
 */
export function beforePaint(measure: Measurement): void {
  if (waiting.size === 0) requestAnimationFrame(runAll);
  waiting.add(measure);
}

function runAll(): void {
  const changes = Array.from(waiting, (measure) => measure());
  waiting.clear();
  for (const change of changes) change?.();
}
