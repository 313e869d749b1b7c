import type { ReactNode, RefObject } from "react";
import type { IconName } from "./Icon.tsx";

/** An option of a picker. */
export interface PickerOption {
  readonly value: string;
  readonly text: ReactNode;
  readonly icon?: IconName;
  readonly number?: number;
  /** A note at the end of the option's line. */
  readonly note?: string;
}

/** The properties of a picker. */
export interface PickerProps {
  readonly options: readonly PickerOption[];
  readonly value: string;
  readonly onPick: (value: string) => void;
  /** The accessible name of the button. */
  readonly label: string;
  /** Whether the name is also a tooltip. */
  readonly titled?: boolean;
  readonly className: string;
  /** The side of the button on which the list opens. */
  readonly side: "top" | "bottom";
  readonly align: "start" | "end";
  /** The content of the button. */
  readonly children: ReactNode;
}

/** The input that a picker's button got before the code of its list was loaded. */
export interface EarlyInput {
  /** `focused` if the button has the focus; `pressed` if it was pressed, and nothing else since. */
  readonly early: RefObject<"focused" | "pressed" | undefined>;
}
