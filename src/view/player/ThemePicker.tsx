import { THEMES, type Theme } from "../../player/themes.ts";
import { headerWords } from "../../words/en/header.ts";
import { Icon } from "../ui/Icon.tsx";
import { Picker } from "../ui/Picker.tsx";
import type { PickerOption } from "../ui/picker-props.ts";

/** The themes as options of a picker, with their icons. */
export const THEME_OPTIONS: readonly PickerOption[] = THEMES.map((theme) => ({
  value: theme,
  icon: theme,
  text: headerWords.themes[theme],
}));

interface ThemePickerProps {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}

/** A button that opens the list of themes. */
export function ThemePicker({ theme, onTheme }: ThemePickerProps) {
  return (
    <Picker
      className="button theme-button"
      label={headerWords.theme(headerWords.themes[theme])}
      titled
      side="bottom"
      align="end"
      value={theme}
      options={THEME_OPTIONS}
      onPick={(next) => onTheme(next as Theme)}
    >
      <Icon name={theme} />
    </Picker>
  );
}
