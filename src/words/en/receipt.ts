import { texts } from "../language.ts";
import type { Score } from "./predict.ts";

/** Something in which a receipt differs from what is found when its exercise is made again. */
export type ReceiptDifference =
  | { readonly kind: "format" }
  /** The exercise cannot be made again. */
  | { readonly kind: "exercise"; readonly reason: string }
  | { readonly kind: "version" | "checksum"; readonly stated: string; readonly found: string }
  | { readonly kind: "count"; readonly stated: number; readonly found: number }
  | { readonly kind: "score"; readonly stated: Score; readonly found: Score }
  /** The question with this number, from 1, is another: its step and kind, such as `acc.v2.0:after`. */
  | { readonly kind: "question"; readonly number: number; readonly stated: string; readonly found: string }
  /** The answer is no answer to the question, or comes after the right one. */
  | { readonly kind: "unread" | "late"; readonly number: number; readonly answer: string }
  | {
      readonly kind: "end";
      readonly number: number;
      readonly stated: "right" | "shown" | null;
      readonly found: "right" | "shown";
    };

/** Returns text of a file as it can be printed: without control characters, and shortened. */
const quoted = (text: string, most = 60): string => {
  const plain = JSON.stringify(text.length > most ? `${text.slice(0, most)}…` : text);
  return plain.replace(/[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "?");
};

const ENDS = { right: "answered right", shown: "shown", null: "not done" } as const;

const sentences = {
  format: () => "This is not a receipt of the format pullback-receipt/1.",
  exercise: ({ reason }) => `The exercise cannot be made again: ${quoted(reason)}.`,
  version: ({ stated, found }) =>
    `The receipt is of version ${quoted(stated)}, this is version ${found}: its exercises may differ.`,
  checksum: () => "The checksum does not match: the file was changed.",
  count: ({ stated, found }) => `The receipt has ${stated} questions, the exercise ${found}.`,
  score: ({ stated, found }) =>
    `The receipt says ${stated.right} of ${stated.asked}, its answers give ${found.right} of ${found.asked}.`,
  question: ({ number, stated, found }) =>
    `Question ${number} is ${found} in the exercise, ${quoted(stated)} in the receipt.`,
  unread: ({ number, answer }) => `Question ${number}: ${quoted(answer)} is no answer to it.`,
  late: ({ number, answer }) => `Question ${number}: ${quoted(answer)} comes after the right answer.`,
  end: ({ number, stated, found }) =>
    `Question ${number}: the receipt says ${ENDS[`${stated}`]}, its answers say ${ENDS[found]}.`,
} satisfies {
  readonly [Kind in ReceiptDifference["kind"]]: (
    difference: Extract<ReceiptDifference, { readonly kind: Kind }>,
  ) => string;
};

/** The texts about receipts. */
export const receiptWords = texts({
  download: "Download receipt",
  remark: "A file to hand in, with all answers. A score made in a browser can be forged.",
  failed: "This page cannot write a receipt: the browser allows checksums only over https.",
  fileName: (source: string, seed: number) => `pullback-receipt-${source}-${seed}.json`,
  /** The exercise that a receipt is of, to be compared with the one that was assigned. */
  exercise: (plan: Readonly<Record<string, unknown>>) =>
    `Exercise: ${Object.entries(plan)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(
        ([name, value]) =>
          `${name} ${quoted(typeof value === "string" ? value : JSON.stringify(value), 300)}`,
      )
      .join(", ")}`,
  agrees: "The receipt agrees with its exercise. A score made in a browser can be forged.",
  /** A difference in a sentence. */
  difference: (difference: ReceiptDifference): string =>
    (sentences[difference.kind] as (one: ReceiptDifference) => string)(difference),
});
