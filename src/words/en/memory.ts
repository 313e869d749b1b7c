import { texts } from "../language.ts";

/** The texts of the memory panel. */
export const memoryWords = texts({
  activations: "Live activations",
  live: (count: number) => `Live now: ${count}`,
  states: { kept: "kept", live: "live", dropped: "dropped", absent: "not there" },
  /** After the name of a live activation whose recomputed value is not the first. */
  changed: (now: string, was: string) => `recomputed ${now}, was ${was}`,
  pullbacks: "What each pullback keeps",
  pullback: "Pullback",
  closesOver: "Closes over",
  size: "Size",
  /** What a pullback closes over that keeps no value. */
  nothing: "nothing",
  bits: (count: number) => (count === 1 ? "1 bit" : `${count} bits`),
  numbers: (count: number) => (count === 1 ? "1 number" : `${count} numbers`),
  total: "Total, each value once",
  note: "A number takes 8 bytes, an entry of a mask 1 bit.",
});
