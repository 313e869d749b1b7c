import type { RefObject } from "react";
import type { Pointed } from "../explain/provenance.ts";
import type { Walkable } from "./graph-spot.ts";

/** The keys of a walk that is followed by code which is loaded late. */
export interface WalkKeys {
  /** The keys before the code was there, in order. */
  readonly early: string[];
  /** Follows a key; undefined until the code is there. */
  press?: ((key: string) => void) | undefined;
}

/** What a walk through a graph needs. */
export interface WalkProps {
  readonly of: Walkable | undefined;
  /** The slug of the case. A walk ends when the case changes. */
  readonly slug: string | undefined;
  readonly svg: RefObject<SVGSVGElement | null>;
  /** Called with the node and entry of the walk, to bring the node into view and explain the entry. */
  readonly onSpot: (node: string | undefined, entry: Pointed | undefined) => void;
}
