/**
 * Fetches the guard of an embed, which only its host page can hide, before its player starts to play. The embed works
 * without the guard.
 */
export async function guardOf(query: string) {
  if (!new URLSearchParams(query).has("embed")) return undefined;
  return await import("../view/player/play-while-visible.ts").catch(() => undefined);
}
