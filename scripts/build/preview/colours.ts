import { readFileSync } from "node:fs";

const styles = ["ui/tokens.css", "graph/grids.css"].map((name) =>
  readFileSync(new URL(`../../../src/view/${name}`, import.meta.url), "utf8"),
);

const light = new Map(
  [...styles.join("").matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}),/g)].map(([, name, colour]) => [
    name,
    colour,
  ]),
);

/**
 * Returns a colour of the light theme by the name of its token. For example, `primal` is `#0b63c5`.
 *
 * @throws Error if the style sheets have no such token
 */
export function colour(name: string): string {
  const found = light.get(name);
  if (found === undefined) throw new Error(`preview: the style sheets name no colour --${name}`);
  return found;
}
