/** The part of a reveal.js deck (version 4 to 6) that the plug-in uses. */
export interface Deck {
  getConfig(): { readonly view?: string | null | undefined; readonly height?: number | string | undefined };
  /** The element that holds the deck and has the background of its theme. */
  getViewportElement(): HTMLElement | null;
  getSlidesElement(): HTMLElement | null;
  getCurrentSlide(): HTMLElement | null;
  /** Gives the fragments of a slide their order. */
  syncFragments(slide: HTMLElement): unknown;
  /** Shows the fragments of the current slide up to this one; -1 shows none. */
  navigateFragment(index: number): boolean;
  next(): void;
  prev(): void;
  isOverview(): boolean;
  on(type: string, listener: (event: Event) => void): void;
  off(type: string, listener: (event: Event) => void): void;
}

/** What `Reveal.initialize` takes among its `plugins`. */
export interface DeckPlugin {
  readonly id: string;
  /** Fulfilled when every player of the deck is ready; in a printed deck, with its formulas. */
  readonly ready: Promise<void>;
  init(deck: Deck): Promise<void>;
  destroy(): void;
}
