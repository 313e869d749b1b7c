/**
 * The calls that evaluating a syntax tree makes: not those in a function's body, which wait for the
 * function to be called, nor those in a class's static block, which prepares that class alone.
 *
 * @returns the nodes, in no particular order
 */
export function topLevelCalls(node) {
  if (typeof node !== "object" || node === null) return [];
  if (/Function|^StaticBlock$/.test(node.type)) return [];
  const own = /^(Call|New)Expression$/.test(node.type) ? [node] : [];
  return [...own, ...Object.values(node).flat().flatMap(topLevelCalls)];
}
