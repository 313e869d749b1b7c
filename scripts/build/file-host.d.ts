export function hostFiles(
  folder: string,
  base?: string,
  headers?: Readonly<Record<string, string>>,
  hasIndex?: boolean,
): Promise<{ readonly address: string; readonly stop: () => Promise<void> }>;

export function pathOf(url: string | undefined): string | undefined;

export function freePort(): Promise<number>;
