/**
 * Returns the calls that evaluating a syntax tree makes. Leaves out calls in function bodies, which run only
 * when the function is called, and calls in static blocks of classes, which only initialize the class.
 *
 * @returns the nodes, in no particular order
 */
export function topLevelCalls(node) {
  if (typeof node !== "object" || node === null) return [];
  if (/Function|^StaticBlock$/.test(node.type)) return [];
  const call = /^(Call|New)Expression$/.test(node.type) ? [node] : [];
  return [...call, ...Object.values(node).flat().flatMap(topLevelCalls)];
}
