/** Builds the custom element into a folder, whose path is absolute. */
export function buildElement(folder: string): Promise<void>;
