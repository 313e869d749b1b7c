/** Builds an entry of the library, named without `.js`, from a source of the project into a folder, whose path is absolute. */
export function buildEntry(folder: string, name: string, source: string): Promise<void>;
