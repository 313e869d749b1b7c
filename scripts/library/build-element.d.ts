/** Builds the custom element into a folder, given as an absolute path. */
export function buildElement(folder: string): Promise<void>;
