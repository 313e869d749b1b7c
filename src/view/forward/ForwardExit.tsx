import { forwardWords } from "../../words/en/forward.ts";
import { usePlayer } from "../player/player-context.ts";
import { Icon } from "../ui/Icon.tsx";

/** Goes back to the step of reverse mode. */
export function ForwardExit() {
  const player = usePlayer();
  return (
    <button
      type="button"
      className="button grain"
      aria-label={forwardWords.leave}
      title={forwardWords.leave}
      onClick={() => player.setForward(undefined)}
    >
      <Icon name="close" />
      <span className="grain-word">{forwardWords.reverse}</span>
    </button>
  );
}
