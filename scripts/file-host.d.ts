export function hostFiles(
  folder: string,
  base?: string,
): Promise<{ readonly address: string; readonly stop: () => Promise<void> }>;
