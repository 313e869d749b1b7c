import { texts } from "../language.ts";

const KEYS = { Home: "Home", ArrowLeft: "←", Space: "Space", ArrowRight: "→", End: "End" };

/** A key that the transport shows. */
export type Key = keyof typeof KEYS;

/** The texts of the dock: the frame of the caption, the transport, and the pickers. */
export const dockWords = texts({
  running: "Running…",
  step: (index: number, total: number) => `Step ${index} of ${total}`,
  transport: "Transport",
  first: "First step",
  back: "Step back",
  play: "Play",
  pause: "Pause",
  forward: "Step forward",
  last: "Last step",
  /** The name of a command with its key, such as `Play (Space)`. */
  withKey: (command: string, key: Key) => `${command} (${KEYS[key]})`,
  stepBy: (amount: string) => `Step by: ${amount}`,
  amounts: {
    edge: "each contribution",
    node: "a node at a time",
    phase: "a phase at a time",
  },
  /** What the button shows, a word of the amount. */
  shortAmounts: { edge: "contribution", node: "node", phase: "phase" },
  speed: "Speed",
  showGraph: "Back to the graph",
});
