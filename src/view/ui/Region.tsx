import { type ComponentProps, useContext } from "react";
import { HostEnvironmentContext } from "./host-environment.ts";

interface RegionProps extends ComponentProps<"section"> {
  /** The landmark element where the page is the player's own. */
  readonly as?: "main" | "aside" | "section";
}

/**
 * A named region of a player: a landmark where the page is the player's own, a group in a host page with its
 * own landmarks.
 */
export function Region({ as = "section", ...rest }: RegionProps) {
  const isOwn = useContext(HostEnvironmentContext) === undefined;
  const Landmark = isOwn ? as : "section";
  return <Landmark role={isOwn ? undefined : "group"} {...rest} />;
}
