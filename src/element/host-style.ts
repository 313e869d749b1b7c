/**
 * Style of the element in its page, which the page may override: full available width, and the height of the
 * content. Until `Frame.setHeight` sets that height, the aspect ratio is 16 : 9. Inside the element, the
 * page's styles have no effect except for the color scheme.
 */
export const HOST_STYLE = `
:host {
  display: block;
  position: relative;
  min-width: 0;
  max-width: 100%;
  min-height: 0;
}

/* Not of the element itself, whose width would follow from a height that the page gives it. */
:host::before {
  display: block;
  aspect-ratio: 16 / 9;
  min-height: 400px;
  max-height: 100%;
  content: "";
}

/* How wide it is where a container asks its content, such as one that centres it. */
:host::after {
  display: block;
  width: 960px;
  max-width: 100%;
  height: 0;
  content: "";
}

:host([hidden]) {
  display: none;
}

.place {
  all: initial;
  position: absolute;
  inset: 0;
  contain: layout;
  container: pullback / size;
  direction: ltr;
  visibility: inherit;
  color-scheme: inherit;
  border-radius: inherit;
}

/* Where a size container goes on after a page break, Chromium prints blank pages, without even the page's own text. */
@media print {
  :host {
    break-inside: avoid;
  }

  .place {
    overflow: clip;
  }
}

.screen,
.view {
  height: 100%;
  border-radius: inherit;
}

/* What is higher than the element is scrolled in it, and lists may stand out of it. */
.view {
  overflow: hidden auto;
}

.place .screen {
  color-scheme: inherit;
}

.missing {
  display: grid;
  height: 100%;
  place-content: center;
  gap: 4px;
  padding: 24px;
  text-align: center;
}

.missing p {
  margin: 0;
}
`;
