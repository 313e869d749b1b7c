import type { Phase } from "../../trace/trace.ts";
import { texts } from "../language.ts";
import { phaseWords } from "./captions.ts";

/** The texts that announce a step to screen readers. */
export const announcementWords = texts({
  /** The state before the first step. */
  start: (caption: string) => `${phaseWords.start}: ${caption}`,
  /** A step, with the entries that its caption leaves to the picture, and why its number is not finite. */
  step: (step: {
    /** From 1. */
    readonly number: number;
    readonly total: number;
    readonly phase: Phase;
    readonly caption: string;
    readonly entries: readonly { readonly name: string | undefined; readonly entries: string }[];
    readonly reason: string | undefined;
  }) => {
    const phase = phaseWords[step.phase].toLowerCase();
    const entries = step.entries.map((listed) => {
      const whose = listed.name === undefined ? "Its entries" : `The entries of ${listed.name}`;
      return ` ${whose}: ${listed.entries}.`;
    });
    const reason = step.reason === undefined ? "" : ` ${step.reason}.`;
    return `Step ${step.number} of ${step.total}, ${phase}: ${step.caption}${entries.join("")}${reason}`;
  },
});
