import type { ComponentType } from "react";
import { loadKatex } from "../Tex.tsx";
import type { HandoutProps } from "./Handout.tsx";

/** What KaTeX sets formulas with. A font that comes after the page went to the printer leaves gaps there. */
const FACES = [
  "1em KaTeX_Main",
  "bold 1em KaTeX_Main",
  "italic 1em KaTeX_Math",
  "1em KaTeX_AMS",
  "1em KaTeX_Size1",
  "1em KaTeX_Size2",
  "1em KaTeX_Size3",
  "1em KaTeX_Size4",
];

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
  const [{ Handout }] = await Promise.all([
    import("./Handout.tsx"),
    loadKatex(),
    // Letters of a font that cannot be fetched are set in another one.
    Promise.allSettled(FACES.map((face) => fonts.load(face))),
  ]);
  loaded = Handout;
  return Handout;
}
