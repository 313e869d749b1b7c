import type { Drawn, NodeGroup, SlotArea } from "../display-list.ts";

/** A slot of a node. */
export type SlotName = "value" | "adjoint" | "tangent";

/** Returns a node whose slot has other contents: elements with ids of their own, in place of the slot's. */
export function withContents(node: NodeGroup, slot: SlotName, contents: readonly Drawn[]): NodeGroup {
  return { ...node, children: [...node.children.filter((child) => !isIn(slot, node, child)), ...contents] };
}

/**
 * Returns a node with a slot as another drawing of the same node has it: its contents, its data, and, for an
 * adjoint or a tangent, whether one has arrived.
 */
export function withSlotOf(node: NodeGroup, slot: SlotName, other: NodeGroup): NodeGroup {
  const contents = other.children.filter((child) => isIn(slot, other, child));
  const drawn = withContents(node, slot, contents);
  const data = { ...node.data, [slot]: other.data[slot] ?? "" };
  const slots = drawn.slots.map((area) => (area.slot === slot ? slotIn(other, slot) : area));
  return { ...drawn, data, slots, flags: slot === "value" ? node.flags : other.flags };
}

/** Returns the area of a slot. */
export function slotIn(node: NodeGroup, slot: SlotName): SlotArea {
  const area = node.slots.find((candidate) => candidate.slot === slot);
  if (area === undefined) throw new Error(`motion: ${node.id} has no slot ${slot}`);
  return area;
}

/** Returns the number or the cells of a slot, without the word beside them. */
export function contentsOf(node: NodeGroup, slot: SlotName): Drawn[] {
  return node.children.filter(({ id }) => id === `${slot} ${node.id}` || id === `${slot}-cells ${node.id}`);
}

function isIn(slot: SlotName, node: NodeGroup, { id }: Drawn): boolean {
  const isContent = id === `${slot} ${node.id}` || id === `${slot}-cells ${node.id}`;
  // What a node computes on its way is there with its value.
  if (slot === "value" && (id === `inside-name ${node.id}` || id === `inside-cells ${node.id}`)) return true;
  // The word for the value stays, the word for the adjoint becomes a sum.
  return isContent || (slot === "adjoint" && id === `adjoint-name ${node.id}`);
}
