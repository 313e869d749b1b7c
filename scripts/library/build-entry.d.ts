/**
 * Builds an entry of the library, named without `.js`, from a source of the project into a folder, given as
 * an absolute path.
 */
export function buildEntry(folder: string, name: string, source: string): Promise<void>;
