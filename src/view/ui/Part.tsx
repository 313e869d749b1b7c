import { type ComponentProps, useContext } from "react";
import { PlaceContext } from "./place.ts";

interface PartProps extends ComponentProps<"section"> {
  /** The landmark that it is in a page of its own. */
  readonly as?: "main" | "aside" | "section";
}

/** A named part of a player: a landmark where the page is the player's own, a group where a page may have many. */
export function Part({ as = "section", ...rest }: PartProps) {
  const isOwn = useContext(PlaceContext) === undefined;
  const Landmark = isOwn ? as : "section";
  return <Landmark role={isOwn ? undefined : "group"} {...rest} />;
}
