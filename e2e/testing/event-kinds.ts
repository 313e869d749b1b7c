import {
  type Act,
  choose,
  click,
  drag,
  point,
  press,
  reload,
  resize,
  travel,
  type,
  typeEntry,
  wheel,
} from "./acts.ts";
import type { Wanted } from "./target.ts";

/** A kind of action and its targets. */
export interface EventKind extends Wanted {
  /** The relative frequency. */
  readonly weight: number;
  readonly act: Act;
}

const NUMBERS = [
  "0",
  "-0",
  "1",
  "-1",
  "2.5",
  "-0.001",
  "1e3",
  "1e200",
  "-1e-300",
  " 2 ",
  ".5",
  "1e308",
  "50",
];
const NONSENSE = [
  "",
  " ",
  "abc",
  "1,5",
  "--1",
  "NaN",
  "Infinity",
  "0x10",
  "1e999",
  "٣",
  "1e",
  "<b>",
  "9".repeat(40),
];
const LAYERS = ["h0,h4", "h0, h2 ,h5", "h0,h99", "h3", "all", "h0,,h1", "", "4"];
const TEXTS = [...NUMBERS, ...NONSENSE];
const texts = type(TEXTS);

const STEP_KEYS = ["ArrowRight", "ArrowLeft", "PageDown", "PageUp", "Home", "End", " "];
const OTHER_KEYS = [
  "Tab",
  "Tab",
  "Shift+Tab",
  "Enter",
  "Escape",
  "ArrowUp",
  "ArrowDown",
  "?",
  "a",
  "7",
  "Delete",
];
const MARKED = "[data-node], [data-entry], [data-edge], .panel-content tr, [data-line]";

/** All actions of people in the player of a case. Targets that are rarely there have a high weight. */
export const eventKinds: readonly EventKind[] = [
  { name: "step key", weight: 14, act: press(STEP_KEYS) },
  { name: "other key", weight: 10, act: press(OTHER_KEYS) },
  { name: "click anywhere", weight: 2, on: ".player *", act: click },
  { name: "hover", weight: 5, on: MARKED, act: point },
  { name: "node", weight: 5, on: ".graph [data-node]", act: click },
  { name: "entry", weight: 4, on: ".graph [data-entry]", act: click },
  { name: "zoom by the wheel", weight: 2, on: ".graph svg[role=img]", act: wheel },
  { name: "drag of the graph", weight: 2, on: ".graph svg[role=img]", act: drag },
  { name: "zoom button", weight: 2, on: ".zoom button", act: click },
  { name: "tick of the scrubber", weight: 4, on: ".scrubber-control", act: click },
  { name: "drag of the scrubber", weight: 2, on: ".scrubber-control", act: drag },
  { name: "transport", weight: 4, on: ".transport button", act: click },
  { name: "play", weight: 2, on: ".transport .play", act: click },
  { name: "slider", weight: 5, on: ".slider-control", act: drag },
  { name: "number field", weight: 6, on: ".parameters .number:not(.kept-list)", act: texts },
  { name: "matrix", weight: 4, on: ".array-button", act: click },
  { name: "matrix entry", weight: 4, on: ".array-button", act: typeEntry(TEXTS) },
  { name: "size button", weight: 3, on: ".size-field button", act: click },
  { name: "size field", weight: 2, on: ".size-field input", act: texts },
  { name: "choice", weight: 4, on: ".parameters [role=radio]", act: click },
  { name: "kept layers", weight: 8, on: ".kept-list", act: type(LAYERS) },
  { name: "preset", weight: 12, on: ".preset", act: click },
  { name: "alternative", weight: 2, on: ".comparison button", act: click },
  { name: "reset", weight: 3, on: "[aria-label='Reset the inputs']", act: click },
  { name: "notice", weight: 3, on: ".notice button", act: click },
  { name: "full Jacobian", weight: 20, on: ".toggle", saying: "Jacobian", act: click },
  { name: "side by side", weight: 4, on: ".toggle", saying: "Side by side", act: click },
  { name: "engine detail", weight: 2, on: ".toggle", saying: "Engine detail", act: click },
  { name: "tab", weight: 4, on: ".tab", act: click },
  { name: "side panel", weight: 1, on: ".panel-toggle", act: click },
  { name: "in the panel", weight: 5, on: ".panel-content :is(button, summary, .tradeoff *)", act: click },
  { name: "nudge", weight: 12, on: ".nudge-choice", act: choose },
  { name: "case by the picker", on: ".case-title", weight: 0.4, act: choose },
  { name: "next or previous case", weight: 0.6, on: ".picker .quiet:not([aria-disabled=true])", act: click },
  { name: "theme", weight: 1, on: ".theme-button", act: choose },
  { name: "grain", weight: 1, on: ".grain", act: choose },
  { name: "speed", weight: 1, on: ".pace", act: choose },
  { name: "open a list", weight: 1, on: "[role=combobox]", act: click },
  { name: "list entry", weight: 20, on: "[role=option]", act: click },
  { name: "share", weight: 1, on: ".share-button", act: click },
  {
    name: "in the share dialog",
    weight: 20,
    on: ".share :is(.tab, .toggle, .copy .button, .qr-button)",
    act: click,
  },
  { name: "help", weight: 1, on: ".help-button", act: click },
  { name: "close help", weight: 12, on: ".dialog-close", act: click },
  { name: "resize", weight: 1.5, act: resize },
  { name: "history", weight: 1, act: travel },
  { name: "reload", weight: 0.2, act: reload },
];
