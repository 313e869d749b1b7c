import type { Role } from "../../trace/trace.ts";
import { texts } from "../language.ts";
import { roleWords } from "./nodes.ts";
import { type ProvenanceSentence, provenanceWords } from "./provenance.ts";

/** A node that a walk has reached, with its formatted numbers. */
export interface WalkedNode {
  readonly name: string;
  /** The expression that makes the node, or the role of a leaf. */
  readonly origin: { readonly expression: string } | { readonly role: Role };
  /** Undefined while there is no value. */
  readonly value: string | undefined;
  /** Undefined until a seed or contribution arrives. */
  readonly adjoint: string | undefined;
  /** The names of the nodes that use the node. */
  readonly usedBy: readonly string[];
}

/** An entry that a walk has reached. */
export interface WalkedEntry {
  readonly role: "value" | "adjoint" | "contribution";
  /** The name of the node that has the entry or receives the contribution. */
  readonly node: string;
  /** Undefined while there is no number. */
  readonly provenance: ProvenanceSentence | undefined;
}

const OWNERS = { value: "value of", adjoint: "adjoint of", contribution: "contribution to" };

/** The texts of a walk through the graph by keyboard. */
export const walkWords = texts({
  /** The lines that describe a node. */
  node: ({ name, origin, value, adjoint, usedBy }: WalkedNode) => [
    `${name}, ${"role" in origin ? roleWords[origin.role] : origin.expression}`,
    value === undefined ? "no value at this step" : `value ${value}`,
    `adjoint ${adjoint ?? "0, untouched"}`,
    usedBy.length === 0 ? "not used by any node" : `used by ${usedBy.join(", ")}`,
  ],
  entry: ({ role, node, provenance }: WalkedEntry) => {
    const missing = role === "adjoint" ? "0, untouched" : "none at this step";
    return `${OWNERS[role]} ${node}, ${provenance === undefined ? missing : provenanceWords.sentence(provenance)}`;
  },
  announcement: (lines: readonly string[]) => lines.join("; "),
});
