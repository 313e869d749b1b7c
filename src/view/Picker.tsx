import { lazily } from "./lazily.ts";
import type { PickerProps } from "./picker-props.ts";

/** A button that opens a list to pick one from. Until the list's code is there, it is the button alone. */
export const Picker = lazily<PickerProps>(
  async () => (await import("./PickerList.tsx")).PickerList,
  ({ label, titled, className, children }) => (
    <button type="button" className={className} aria-label={label} title={titled ? label : undefined}>
      {children}
    </button>
  ),
);
