/** The part of a reveal.js deck (version 4 to 6) that the plug-in uses. */
export interface Deck {
  getConfig(): { readonly view?: string | null | undefined; readonly height?: number | string | undefined };
  /** Returns the element that holds the deck and has the background of its theme. */
  getViewportElement(): HTMLElement | null;
  getSlidesElement(): HTMLElement | null;
  getCurrentSlide(): HTMLElement | null;
  /** Numbers the fragments of a slide. */
  syncFragments(slide: HTMLElement): unknown;
  /** Shows the fragments of the current slide up to this index; -1 shows none. */
  navigateFragment(index: number): boolean;
  next(): void;
  prev(): void;
  isOverview(): boolean;
  on(type: string, listener: (event: Event) => void): void;
  off(type: string, listener: (event: Event) => void): void;
}

/** The plug-in interface of `Reveal.initialize`. */
export interface DeckPlugin {
  readonly id: string;
  /** Resolves when every player of the deck is ready; in a printed deck, with its formulas. */
  readonly ready: Promise<void>;
  init(deck: Deck): Promise<void>;
  destroy(): void;
}
