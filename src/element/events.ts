import type { Told } from "../messages/messages.ts";

const EVENTS: Readonly<Record<Told["type"], string | undefined>> = {
  ready: "pb-ready",
  step: "pb-step",
  edge: "pb-edge",
  error: "pb-error",
  state: undefined,
};

/** What a player tells, as the event of its element; none for what only messages say. */
export function eventOf({ type, ...detail }: Told): CustomEvent | undefined {
  const name = EVENTS[type];
  return name === undefined ? undefined : new CustomEvent(name, { detail, bubbles: true, composed: true });
}
