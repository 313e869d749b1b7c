import type { List } from "../../cases/parameters/array.ts";
import { inputsWords } from "../../words/en/inputs.ts";
import { usePlayer } from "../player/player-context.ts";
import { Segments } from "./Segments.tsx";

interface TargetsControlProps {
  readonly name: string;
  readonly classes: number;
  readonly value: List;
}

/** Buttons that choose the class of each row. */
export function TargetsControl({ name, classes, value }: TargetsControlProps) {
  const player = usePlayer();
  const all = Array.from({ length: classes }, (_, k) => k);
  return (
    <div className="parameter">
      <span className="parameter-word">{inputsWords.targets(value.length)}</span>
      {value.map((target, i) => (
        <Segments
          // biome-ignore lint/suspicious/noArrayIndexKey: a target is that of its row
          key={i}
          label={inputsWords.target(i + 1)}
          options={all}
          value={target}
          onChange={(chosen) => player.setParam(name, value.with(i, chosen))}
        />
      ))}
    </div>
  );
}
