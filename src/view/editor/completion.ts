import type { Completion, CompletionSource } from "@codemirror/autocomplete";
import { localCompletionSource } from "@codemirror/lang-python";
import { syntaxTree } from "@codemirror/language";

/** A name that the editor completes, such as a function of the engine. */
export interface EditorCompletion {
  readonly name: string;
  /** How the name is used, such as `sin(x)`. */
  readonly signature: string;
  /** A sentence or formula that is shown beside the list. */
  readonly info: string;
}

/** The nodes of Python's syntax tree in which no name stands, or a name of something else. */
const WITHOUT = new Set(["String", "FormatString", "Comment", "PropertyName", "Number"]);

/**
 * Returns a source that completes the names of the program, and those of a list. A function or a class of the program
 * replaces a name of the list.
 *
 * @param names returns the list at present
 */
export function completionsOf(names: () => readonly EditorCompletion[]): CompletionSource {
  return async (context) => {
    const { state, pos, explicit } = context;
    const word = context.matchBefore(/[\w.]+/);
    if (word?.text.includes(".") || (word === null && !explicit)) return null;
    if (WITHOUT.has(syntaxTree(state).resolveInner(pos, -1).name)) return null;
    const local = (await localCompletionSource(context))?.options ?? [];
    return { options: mergeCompletions(local, names()), from: word?.from ?? pos, validFor: /^\w*$/ };
  };
}

/** Merges the names of a program, by CodeMirror, with those of a list, so that each name is there once. */
export function mergeCompletions(
  local: readonly Completion[],
  names: readonly EditorCompletion[],
): readonly Completion[] {
  const defined = new Set(local.filter(isDefinition).map(({ label }) => label));
  const added = names.filter(({ name }) => !defined.has(name));
  const replaced = new Set(added.map(({ name }) => name));
  return [
    ...local.filter(({ label }) => !replaced.has(label)),
    // The list shows the name, and then the detail.
    ...added.map(({ name, signature, info }) => ({
      label: name,
      detail: signature.startsWith(name) ? signature.slice(name.length) : ` ${signature}`,
      info,
    })),
  ];
}

const isDefinition = ({ type }: Completion) => type === "function" || type === "class";
