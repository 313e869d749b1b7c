import { type ComponentProps, useContext } from "react";
import { HostEnvironmentContext } from "./host-environment.ts";

interface RegionProps extends ComponentProps<"section"> {
  /** The landmark that it is in a page of its own. */
  readonly as?: "main" | "aside" | "section";
}

/** A named part of a player: a landmark where the page is the player's own, a group where a page may have many. */
export function Region({ as = "section", ...rest }: RegionProps) {
  const isOwn = useContext(HostEnvironmentContext) === undefined;
  const Landmark = isOwn ? as : "section";
  return <Landmark role={isOwn ? undefined : "group"} {...rest} />;
}
