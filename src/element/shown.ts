import type { Command, Snapshot } from "../messages/messages.ts";

/** The name for a change of an element's content in `update`. */
export const CHILDREN = "#children";

/** The content of an element. */
export interface Shown {
  /** Applies the given attributes, named in lower case; `CHILDREN` stands for the content of the element. */
  update(attributes: ReadonlySet<string>): void;
  /**
   * Carries out a command and resolves with the resulting snapshot.
   *
   * @throws CommandError, as a rejection, if the command cannot be carried out
   */
  execute(command: Command): Promise<Snapshot>;
  /** Returns the number of steps of the shown run. */
  steps(): number | undefined;
  destroy(): void;
}
