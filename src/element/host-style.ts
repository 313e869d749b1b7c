/**
 * What the element is in the page around it, which may say otherwise: as wide as there is room, as high as a film,
 * and never too low for a player. Inside nothing of the page's own style is left, but whether it is light or dark.
 */
export const HOST_STYLE = `
:host {
  display: block;
  position: relative;
  aspect-ratio: 16 / 9;
  min-height: 400px;
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
}

.screen,
.view {
  height: 100%;
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
