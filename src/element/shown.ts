import type { Command, Snapshot } from "../messages/messages.ts";

/** What an element shows. */
export interface Shown {
  /** Takes over what these attributes say now, by their names in lower case. */
  update(attributes: ReadonlySet<string>): void;
  /**
   * Carries a command out and promises what is shown then.
   *
   * @throws CommandError, as a rejection, if it cannot be carried out
   */
  execute(command: Command): Promise<Snapshot>;
  /** How many steps the shown run has. */
  steps(): number | undefined;
  destroy(): void;
}
