import type { ChoiceParameter } from "../../cases/parameters/choice.ts";
import type { ParameterValue } from "../../cases/parameters/parameter.ts";
import { usePlayer } from "../player/player-context.ts";
import { Segments } from "./Segments.tsx";

interface ChoiceControlProps {
  readonly name: string;
  readonly parameter: ChoiceParameter;
  readonly value: ParameterValue;
}

/** A choice among a few words or numbers. */
export function ChoiceControl({ name, parameter: { options }, value }: ChoiceControlProps) {
  const player = usePlayer();
  return (
    // The names of a choice and of its options are those of the program and of links.
    <div className="parameter" translate="no">
      <span className="parameter-word">{name}</span>
      <Segments
        label={name}
        options={options}
        value={options.find((option) => option === value)}
        onChange={(option) => player.setParam(name, option)}
      />
    </div>
  );
}
