import { type RefObject, useEffect, useRef } from "react";
import { usePlayer } from "../player/player-context.ts";

const FIELD = "input, .entry";

/** Focuses the first field of a form. */
export function focusField(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>(FIELD)?.focus({ preventScroll: true });
}

/**
 * Focuses the first field of a question when the question appears, so that it can be answered at once by keyboard. Not on
 * touch screens, where a keyboard would cover the graph, and not where the focus is in the page around the player.
 */
export function useFocusedField(form: RefObject<HTMLFormElement | null>): void {
  const player = usePlayer();
  useEffect(() => {
    const root = form.current?.closest<HTMLElement>("[data-pullback]");
    const active = (root?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement;
    const isInside = active !== null && active !== undefined && root?.contains(active);
    const isFree = !player.store.getState().embed && active === root?.ownerDocument.body;
    if ((isInside || isFree) && !matchMedia("(pointer: coarse)").matches) focusField(form.current);
  }, [form, player]);
}

/**
 * Focuses the first control of a part after a change, if the change has taken the focused control away. The player's root
 * or the page then has the focus.
 *
 * @param change what changes, such as a stage; the first value leaves the focus alone
 */
export function useFocusAfter(part: RefObject<HTMLElement | null>, change: unknown): void {
  const before = useRef(change);
  useEffect(() => {
    if (before.current === change) return;
    const isFirst = before.current === undefined;
    before.current = change;
    const root = part.current?.closest<HTMLElement>("[data-pullback]");
    const active = (root?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement;
    const isLost = active === root || active === root?.ownerDocument.body || active === null;
    if (!isFirst && isLost) part.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, [part, change]);
}
