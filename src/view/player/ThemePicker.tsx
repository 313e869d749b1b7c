import { THEMES, type Theme } from "../../player/themes.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { Picker } from "../ui/Picker.tsx";

/** The icon and the label of each theme. */
export const LOOKS: Readonly<Record<Theme, { readonly icon: IconName; readonly text: string }>> = {
  auto: { icon: "auto", text: "As the system" },
  light: { icon: "light", text: "Light" },
  dark: { icon: "dark", text: "Dark" },
  projector: { icon: "projector", text: "Projector" },
};

interface ThemePickerProps {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}

/** A button that opens the list of themes. */
export function ThemePicker({ theme, onTheme }: ThemePickerProps) {
  return (
    <Picker
      className="button theme-button"
      label={`Theme: ${LOOKS[theme].text}`}
      titled
      side="bottom"
      align="end"
      value={theme}
      options={THEMES.map((option) => ({ value: option, ...LOOKS[option] }))}
      onPick={(next) => onTheme(next as Theme)}
    >
      <Icon name={LOOKS[theme].icon} />
    </Picker>
  );
}
