import { Switch } from "@base-ui/react/switch";
import type { Parameter } from "../cases/parameters/parameter.ts";
import { symbolTex } from "../trace/notation.ts";
import { texToText } from "../trace/tex-to-text.ts";
import { Icon } from "./Icon.tsx";
import { ParameterControl } from "./ParameterControl.tsx";
import { usePlayer, usePlayerState } from "./player-context.ts";

interface InputsBarProps {
  readonly jacobian: boolean;
  readonly onJacobian: (shown: boolean) => void;
}

/** The case's parameters and what can be shown beside the graph. */
export function InputsBar({ jacobian, onJacobian }: InputsBarProps) {
  const player = usePlayer();
  const spec = usePlayerState((state) => state.spec);
  const params = usePlayerState((state) => state.params);
  const detail = usePlayerState((state) => state.detail);
  const hasJacobian = usePlayerState((state) => state.run?.trace.jacobian !== undefined);
  const changed = Object.entries<Parameter>(spec.parameters).some(
    ([name, { default: usual, write }]) => write(params[name] ?? usual) !== write(usual),
  );
  return (
    <fieldset className="inputs" aria-label="Inputs">
      <div className="parameters">
        {Object.entries(spec.parameters).map(([name, parameter]) => {
          const value = params[name] ?? parameter.default;
          if (parameter.kind !== "number" || typeof value !== "number") return null;
          return (
            <ParameterControl
              key={`${spec.slug} ${name}`}
              name={name}
              symbol={texToText(symbolTex(name))}
              parameter={parameter}
              value={value}
            />
          );
        })}
        {changed && (
          <button
            type="button"
            className="quiet"
            aria-label="Reset the inputs"
            title="Reset the inputs"
            onClick={player.reset}
          >
            <Icon name="reset" />
          </button>
        )}
      </div>
      <div className="toggles">
        {hasJacobian && <Toggle label="Full Jacobian" checked={jacobian} onChange={onJacobian} />}
        <Toggle label="Engine detail" checked={detail} onChange={player.setDetail} />
      </div>
    </fieldset>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Toggle({ label, checked, onChange }: ToggleProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control
    <label className="toggle">
      <Switch.Root className="switch" checked={checked} onCheckedChange={onChange}>
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
      {label}
    </label>
  );
}
