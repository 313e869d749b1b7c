import { Select } from "@base-ui/react/select";
import { THEMES, type Theme } from "../player/themes.ts";
import { Icon, type IconName } from "./Icon.tsx";

const LOOKS: Readonly<Record<Theme, { readonly icon: IconName; readonly text: string }>> = {
  auto: { icon: "auto", text: "As the system" },
  light: { icon: "light", text: "Light" },
  dark: { icon: "dark", text: "Dark" },
  projector: { icon: "projector", text: "Projector" },
};

interface ThemePickerProps {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}

/** A button that opens the choice of a theme. */
export function ThemePicker({ theme, onTheme }: ThemePickerProps) {
  const { icon, text } = LOOKS[theme];
  return (
    <Select.Root value={theme} onValueChange={(next) => next !== null && onTheme(next)}>
      <Select.Trigger className="button theme-button" aria-label={`Theme: ${text}`} title={`Theme: ${text}`}>
        <Icon name={icon} />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner
          className="popup-place"
          side="bottom"
          align="end"
          sideOffset={8}
          alignItemWithTrigger={false}
        >
          <Select.Popup className="popup">
            {THEMES.map((one) => (
              <Select.Item key={one} value={one} className="popup-item">
                <Icon name={LOOKS[one].icon} />
                <Select.ItemText>{LOOKS[one].text}</Select.ItemText>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
