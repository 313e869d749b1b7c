import type { ComponentType } from "react";
import { loadFormulas } from "./formulas.ts";
import type { HandoutProps } from "./Handout.tsx";

let loading: Promise<ComponentType<HandoutProps>> | undefined;
let loaded: ComponentType<HandoutProps> | undefined;

/** The handout, if it has come. */
export function loadedHandout(): ComponentType<HandoutProps> | undefined {
  return loaded;
}

/** The handout with all that it needs in a page, so that it is set at once. A later call tries again what failed. */
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
