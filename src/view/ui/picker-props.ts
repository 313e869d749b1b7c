import type { ReactNode, RefObject } from "react";
import type { IconName } from "./Icon.tsx";

/** One of the things to pick from. */
export interface PickerOption {
  readonly value: string;
  readonly text: ReactNode;
  readonly icon?: IconName;
  readonly number?: number;
  /** What it is, at the end of its line. */
  readonly note?: string;
}

/** What a picker offers. */
export interface PickerProps {
  readonly options: readonly PickerOption[];
  readonly value: string;
  readonly onPick: (value: string) => void;
  /** Its name for those who do not see the button. */
  readonly label: string;
  /** Whether the name is also told to a pointer that rests on the button. */
  readonly titled?: boolean;
  readonly className: string;
  /** Where the list opens. */
  readonly side: "top" | "bottom";
  readonly align: "start" | "end";
  /** What stands on the button. */
  readonly children: ReactNode;
}

/** What happened to a picker's button before its list's code was there. */
export interface Early {
  /** It has the focus, or it was pressed and nothing else since. */
  readonly early: RefObject<"focused" | "pressed" | undefined>;
}
