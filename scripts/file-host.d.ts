export function hostFiles(
  folder: string,
  base?: string,
  headers?: Readonly<Record<string, string>>,
): Promise<{ readonly address: string; readonly stop: () => Promise<void> }>;

export function freePort(): Promise<number>;
