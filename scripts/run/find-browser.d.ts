export function findBrowser(): { executablePath?: string; args?: string[] } | undefined;

export function findFirefox(): string | undefined;

export function findWebKit(): { readonly driver: string; readonly screen: string } | undefined;
