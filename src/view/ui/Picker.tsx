import { useLayoutEffect, useRef } from "react";
import { focusedAround } from "./focused-around.ts";
import { lazily } from "./lazily.ts";
import type { EarlyInput, PickerProps } from "./picker-props.ts";

interface ButtonProps extends PickerProps, EarlyInput {
  readonly retry: () => void;
}

const Late = lazily<PickerProps & EarlyInput>(
  async () => (await import("./PickerList.tsx")).PickerList,
  Button,
);

/** A button that opens a list to choose from. Until the list's code is loaded, it renders only the button. */
export function Picker(props: PickerProps) {
  return <Late {...props} early={useRef(undefined)} />;
}

function Button({ label, titled, className, children, early, retry }: ButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  // The cleanup runs while the button is still in the page.
  useLayoutEffect(() => {
    const element = button.current;
    return () => {
      if (element !== null && element === focusedAround(element)) early.current ??= "focused";
    };
  }, [early]);
  return (
    <button
      ref={button}
      type="button"
      className={className}
      aria-label={label}
      title={titled ? label : undefined}
      onClick={() => {
        early.current = "pressed";
        retry();
      }}
      onBlur={() => {
        early.current = undefined;
      }}
    >
      {children}
    </button>
  );
}
