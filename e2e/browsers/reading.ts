// Functions that journeys call in a page.

/** The state of a player at a step, unrounded. */
export interface Shown {
  readonly step: string;
  readonly index: number;
  readonly total: number;
  /** The id of each node, with its value and its adjoint. */
  readonly nodes: readonly (readonly [id: string, value: string, adjoint: string])[];
}

/**
 * Returns the state of a player, or undefined if the player is at another step.
 *
 * @param at the expected index or key of the step
 */
export function readPlayer(root: ParentNode, at: number | string): Shown | undefined {
  const player = root.querySelector<HTMLElement>("[data-pullback][data-ready=true]");
  const { step, index, total } = player?.dataset ?? {};
  if (!player || step === undefined || (step !== at && index !== String(at))) return undefined;
  const nodes = [...player.querySelectorAll<SVGElement>("[data-node]")].map(
    ({ dataset }) => [dataset.node ?? "", dataset.value ?? "", dataset.adjoint ?? ""] as const,
  );
  return nodes.length === 0 ? undefined : { step, index: Number(index), total: Number(total), nodes };
}

/** Returns the number of numbers in the nodes of a step. */
export function countNumbers({ nodes }: Shown): number {
  return nodes.flatMap(([, ...texts]) => texts.flatMap((text) => text.match(/[\w.+-]+/g) ?? [])).length;
}

/** Focuses an element. */
export function focusOn(root: ParentNode, selector: string): void {
  root.querySelector<HTMLElement>(selector)?.focus();
}

/** Returns the titles of the tabs in a list. The chosen tab is the first whose panel is open. */
export function readTabs(root: ParentNode, list: string): readonly string[] | undefined {
  const tabs = [...root.querySelectorAll(`${list} .tabs [role=tab]`)].map(
    ({ textContent }) => textContent ?? "",
  );
  return tabs.length === 0 ? undefined : tabs;
}

/**
 * Returns the text of the panel of a tab, including the values of its fields, once the panel is open. Leaves
 * out formulas, because those outside the viewport are not set, and numbers as small as rounding errors,
 * because they depend on the last bit of an engine's sine or exponential, which the standard leaves open.
 */
export function readPanel(root: ParentNode, list: string, title: string): string | undefined {
  const tab = root.querySelector(`${list} .tabs [role=tab][aria-selected=true]`);
  const panel = root.querySelector(`#${CSS.escape(tab?.getAttribute("aria-controls") ?? "")}`);
  if (tab?.textContent !== title || !panel || panel.querySelector(".panel-place") !== null) return undefined;
  const fields = [...panel.querySelectorAll("textarea")].map(({ value }) => value);
  const texts = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode as Text;
    if (!parentElement?.closest(".tex")) words.push(data.replace(/[\d.]+e−\d+/g, "≈ 0"));
  }
  return [...words, ...fields].join(" ").trim() || undefined;
}

/** Returns the index of the deck's slide, once the slide has the fragments that step its player. */
export function readSlide(root: ParentNode, hasPlayer: boolean): number | undefined {
  const slides = [...root.querySelectorAll(".reveal.ready .slides > section")];
  const present = slides.findIndex((slide) => slide.matches(".present"));
  const hasFragments = slides[present]?.querySelector("[data-pullback-step]") !== null;
  return present < 0 || hasFragments !== hasPlayer ? undefined : present;
}

/** Returns the drawing of the QR code in the dialog. */
export function readQrCode(root: ParentNode): string | undefined {
  return root.querySelector("[role=dialog] .qr path")?.getAttribute("d") ?? undefined;
}

/** Returns true if the dialog is closed and the focus is on the element that opened it. */
export function isBackOn(root: ParentNode, selector: string): true | undefined {
  const isClosed = root.querySelector("[role=dialog]") === null;
  return isClosed && document.activeElement?.matches(selector) ? true : undefined;
}
