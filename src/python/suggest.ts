const MOVE = 2;
const CASE = 1;
const MAX_CANDIDATES = 750;
const MAX_LENGTH = 40;

/** Returns ". Did you mean: 'name'?" with the name that is closest, by CPython's rules, or nothing. */
export function suggest(name: string, candidates: readonly string[]): string {
  if (candidates.length > MAX_CANDIDATES) return "";
  let best = "";
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === name || typeof candidate !== "string") continue;
    const most = Math.floor(((name.length + candidate.length + 3) * MOVE) / 6);
    const distance = editDistance(name, candidate, Math.min(most, bestDistance - 1));
    if (distance < bestDistance && distance <= most) [best, bestDistance] = [candidate, distance];
  }
  return best ? `. Did you mean: '${best}'?` : "";
}

function editDistance(a: string, b: string, most: number): number {
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i * MOVE);
  for (let i = 1; i <= a.length; i++) {
    const next = [i * MOVE];
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a[i - 1] as string, b[j - 1] as string];
      const cost = x === y ? 0 : x.toLowerCase() === y.toLowerCase() ? CASE : MOVE;
      next.push(
        Math.min((row[j - 1] as number) + cost, (row[j] as number) + MOVE, (next[j - 1] as number) + MOVE),
      );
    }
    row = next;
  }
  const distance = row[b.length] as number;
  return distance > most ? Number.POSITIVE_INFINITY : distance;
}
