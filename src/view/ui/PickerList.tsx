import { CSPProvider } from "@base-ui/react/csp-provider";
import { Select } from "@base-ui/react/select";
import { useContext, useLayoutEffect, useRef, useState } from "react";
import { HostEnvironmentContext } from "./host-environment.ts";
import { Icon } from "./Icon.tsx";
import type { EarlyInput, PickerProps } from "./picker-props.ts";

/** A button with the list that it opens. */
export function PickerList(props: PickerProps & EarlyInput) {
  const { options, value, onPick, label, titled, className, side, align, children, early } = props;
  const host = useContext(HostEnvironmentContext);
  const trigger = useRef<HTMLButtonElement>(null);
  const [isPressed] = useState(() => early.current === "pressed");
  useLayoutEffect(() => {
    if (early.current !== undefined) trigger.current?.focus();
    early.current = undefined;
  }, [early]);
  return (
    // The content security policy of the page, or of its host, forbids style elements. The list needs none.
    <CSPProvider disableStyleElements>
      <Select.Root
        value={value}
        defaultOpen={isPressed}
        // An embedded player must not lock the page around it.
        modal={host === undefined}
        onValueChange={(next) => next !== null && onPick(next)}
      >
        <Select.Trigger
          ref={trigger}
          className={className}
          aria-label={label}
          title={titled ? label : undefined}
        >
          {children}
        </Select.Trigger>
        <Select.Portal container={host?.popups}>
          <Select.Positioner
            className="popup-place"
            // The portal is outside of all landmarks, so the list is a landmark itself.
            // biome-ignore lint/a11y/noRedundantRoles: otherwise the library gives it the role of a wrapper
            render={<section role="region" aria-label={label} />}
            side={side}
            align={align}
            sideOffset={side === "top" ? 6 : 8}
            alignItemWithTrigger={false}
          >
            <Select.Popup className="popup">
              {options.map(({ value: itemValue, text, icon, number, note }) => (
                <Select.Item key={itemValue} value={itemValue} className="popup-item">
                  {number !== undefined && <span className="popup-number">{number}</span>}
                  {icon !== undefined && <Icon name={icon} />}
                  <Select.ItemText>{text}</Select.ItemText>
                  {note !== undefined && <span className="popup-note">{note}</span>}
                </Select.Item>
              ))}
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </CSPProvider>
  );
}
