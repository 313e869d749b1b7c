import { breakItWords as words } from "../../words/en/break-it.ts";
import { misconceptionWords } from "../../words/en/misconceptions.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { Icon } from "../ui/Icon.tsx";
import { Picker } from "../ui/Picker.tsx";

/** Puts an engine with the chosen mistake in place of the current engine, so that people see what the check finds. */
export function BreakPicker() {
  const player = usePlayer();
  const isBroken = usePlayerState(({ run }) => run?.broken !== undefined);
  const names = Object.entries(misconceptionWords.names).map(([value, text]) => ({ value, text }));
  return (
    <p className="break-picker">
      {words.tryCheck(isBroken)}{" "}
      <Picker
        className="button"
        label={words.chooseMistake}
        side="top"
        align="start"
        value=""
        options={[{ value: "?", text: words.hiddenMistake }, ...names]}
        onPick={(mistake) => player.setBroken({ mistake, seed: Math.floor(Math.random() * 1e6) })}
      >
        {words.chooseMistake} <Icon name="down" />
      </Picker>
    </p>
  );
}
