import type { ComponentType } from "react";
import { loadFormulas } from "./formulas.ts";
import type { HandoutProps } from "./Handout.tsx";

let loading: Promise<ComponentType<HandoutProps>> | undefined;
let loaded: ComponentType<HandoutProps> | undefined;

/** Returns the handout, if it is loaded. */
export function loadedHandout(): ComponentType<HandoutProps> | undefined {
  return loaded;
}

/**
 * Loads the handout with all that it needs, so that it renders synchronously. A call after a failure tries
 * again.
 */
export function loadHandout({ fonts }: Document): Promise<ComponentType<HandoutProps>> {
  loading ??= load(fonts).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(fonts: FontFaceSet): Promise<ComponentType<HandoutProps>> {
  const [{ Handout }] = await Promise.all([import("./Handout.tsx"), loadFormulas(fonts)]);
  loaded = Handout;
  return Handout;
}
