import { sizesOf } from "../../cases/complete.ts";
import { START } from "../../cases/descent.ts";
import type { Parameter } from "../../cases/parameters/parameter.ts";
import { slugOf } from "../../cases/source.ts";
import { isBroken, isHiding, isLocked } from "../../player/questions.ts";
import { inputsWords } from "../../words/en/inputs.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { Icon } from "../ui/Icon.tsx";
import { Toggle } from "../ui/Toggle.tsx";
import { ParameterControl } from "./ParameterControl.tsx";
import { SizeField } from "./SizeField.tsx";

interface InputsBarProps {
  readonly jacobian: boolean;
  readonly onJacobian: (shown: boolean) => void;
}

/** The parameters of the case, and switches for what is shown beside the graph. */
export function InputsBar({ jacobian, onJacobian }: InputsBarProps) {
  const player = usePlayer();
  const program = usePlayerState((state) => state.program);
  const lesson = usePlayerState((state) => state.lesson);
  const slug = usePlayerState((state) => slugOf(state.source));
  const params = usePlayerState((state) => state.params);
  const sideBySide = usePlayerState((state) => state.sideBySide);
  const detail = usePlayerState((state) => state.detail);
  const descent = usePlayerState((state) => state.descent);
  // Known before the first run, so that the bar has its height from the start.
  const hasJacobian = Object.keys(lesson?.seeds ?? {}).length > 1;
  const changed = Object.entries<Parameter>(program.parameters).some(
    ([name, { default: usual, write }]) => write(params[name] ?? usual) !== write(usual),
  );
  const sizes = sizesOf(program, params);
  const isFixed = usePlayerState(isLocked);
  // These run without the engine's mistake, or with other numbers.
  const isAsked = usePlayerState((state) => state.predict !== undefined || isBroken(state.broken));
  const isClosed = usePlayerState((state) => isHiding(state) || isBroken(state.broken));
  return (
    <fieldset className="inputs" aria-label={inputsWords.title}>
      <fieldset className="parameters" aria-label={inputsWords.values} disabled={isFixed}>
        {Object.entries(program.parameters).map(([name, parameter]) => (
          <ParameterControl
            key={`${slug} ${name}`}
            name={name}
            parameter={parameter}
            value={params[name] ?? parameter.default}
            sizes={sizes}
          />
        ))}
        {!isFixed &&
          lesson?.presets?.map(({ title, params: preset }) => (
            <button key={title} type="button" className="preset" onClick={() => player.setParams(preset)}>
              {title}
            </button>
          ))}
        {changed && !isFixed && (
          <button
            type="button"
            className="quiet"
            aria-label={inputsWords.reset}
            title={inputsWords.reset}
            onClick={({ currentTarget }) => {
              // The player takes the focus, which would be lost with the button.
              currentTarget.closest<HTMLElement>("[data-pullback]")?.focus();
              player.reset();
            }}
          >
            <Icon name="reset" />
          </button>
        )}
        {isFixed && <span className="parameter-word">{inputsWords.fixed}</span>}
      </fieldset>
      <div className="toggles">
        {!isFixed &&
          Object.entries(program.sizes ?? {}).map(([axis, { min, max }]) => (
            <SizeField
              key={`${slug} ${axis}`}
              label={axis}
              value={sizes[axis] ?? min}
              min={min}
              max={max}
              onChange={(size) => player.setSize(axis, size)}
            />
          ))}
        {!isClosed && (
          <>
            {hasJacobian && <Toggle label={inputsWords.jacobian} checked={jacobian} onChange={onJacobian} />}
            {lesson?.sideBySide !== undefined && (
              <Toggle label={inputsWords.sideBySide} checked={sideBySide} onChange={player.setSideBySide} />
            )}
            {!isFixed && (
              <Toggle
                label={inputsWords.descent}
                checked={descent !== undefined}
                onChange={(shown) => player.setDescent(shown ? START : undefined)}
              />
            )}
            {!isAsked && <Toggle label={inputsWords.detail} checked={detail} onChange={player.setDetail} />}
          </>
        )}
      </div>
    </fieldset>
  );
}
