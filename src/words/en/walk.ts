import type { Expression } from "../../formula/expression.ts";
import type { Role } from "../../trace/trace.ts";
import { texts } from "../language.ts";
import type { StatedValue } from "../tensor-caption.ts";
import type { Writing } from "../writing.ts";
import { roleWords } from "./nodes.ts";
import { type ProvenanceSentence, provenanceWords } from "./provenance.ts";
import { valueWords } from "./values.ts";

/** A node that a walk has reached, with its numbers. */
export interface WalkedNode {
  readonly name: Expression;
  /** The formula that makes the node, or the role of a leaf. */
  readonly origin: { readonly formula: Expression } | { readonly role: Role };
  /** Undefined while there is no value. */
  readonly value: StatedValue | undefined;
  /** Undefined until a seed or contribution arrives. */
  readonly adjoint: StatedValue | undefined;
  /** In forward mode, the tangent in place of the adjoint; undefined until the node is evaluated. */
  readonly forward?: { readonly tangent: StatedValue | undefined };
  /** The names of the nodes that use the node. */
  readonly usedBy: readonly Expression[];
  readonly isPinned?: boolean | undefined;
}

/** An entry that a walk has reached. */
export interface WalkedEntry {
  readonly role: "value" | "adjoint" | "contribution";
  /** The name of the node that has the entry or receives the contribution. */
  readonly node: Expression;
  /** Undefined while there is no number. */
  readonly provenance: ProvenanceSentence | undefined;
}

const OWNERS = { value: "value of", adjoint: "adjoint of", contribution: "contribution to" };

/** The texts of a walk through the graph by keyboard. */
export const walkWords = texts({
  /** The lines that describe a node. */
  node: ({ name, origin, value, adjoint, forward, usedBy, isPinned }: WalkedNode, writing: Writing) => {
    const write = writing.formula;
    return [
      `${write(name)}, ${"role" in origin ? roleWords[origin.role] : write(origin.formula)}${isPinned ? ", pinned" : ""}`,
      value === undefined ? "no value at this step" : `value ${stated(value, writing)}`,
      forward === undefined
        ? `adjoint ${adjoint === undefined ? "0, untouched" : stated(adjoint, writing)}`
        : forward.tangent === undefined
          ? "no tangent at this step"
          : `tangent ${stated(forward.tangent, writing)}`,
      usedBy.length === 0 ? "not used by any node" : `used by ${usedBy.map((by) => write(by)).join(", ")}`,
    ];
  },
  entry: ({ role, node, provenance }: WalkedEntry, writing: Writing) => {
    const missing = role === "adjoint" ? "0, untouched" : "none at this step";
    const entry = provenance === undefined ? missing : provenanceWords.sentence(provenance, writing);
    return `${OWNERS[role]} ${writing.formula(node)}, ${entry}`;
  },
  announcement: (lines: readonly string[]) => lines.join("; "),
});

function stated(value: StatedValue, { formula, by }: Writing): string {
  return "formula" in value ? formula(value.formula) : valueWords.kind(value.shape, by);
}
