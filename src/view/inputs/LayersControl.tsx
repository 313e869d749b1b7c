import { useState } from "react";
import { type LayersParameter, listText, storeOf } from "../../cases/parameters/layers.ts";
import { inputsWords } from "../../words/en/inputs.ts";
import { usePlayer } from "../player/player-context.ts";
import { onBlurOutsidePrint } from "../ui/on-blur-outside-print.ts";
import { Segments } from "./Segments.tsx";
import { SizeField } from "./SizeField.tsx";

interface LayersControlProps {
  readonly name: string;
  readonly parameter: LayersParameter;
  readonly layers: number;
  readonly value: string;
}

const WAYS = ["all", "sqrt", "optimal", "list"] as const;

/** Chooses which layers are kept: all, evenly spaced, the binomial schedule, or a list. */
export function LayersControl({ name, parameter, layers, value }: LayersControlProps) {
  const player = usePlayer();
  const store = storeOf(value);
  const [lastList, setLastList] = useState(parameter.default);
  if (store?.kind === "list" && lastList !== value) setLastList(value);
  function choose(way: (typeof WAYS)[number]): void {
    if (way === "list")
      player.setParam(name, parameter.fit?.(lastList, { [parameter.axis]: layers }) ?? value);
    else player.setParam(name, way === "optimal" ? "binomial:3" : way);
  }
  return (
    <div className="parameter">
      <span className="parameter-word">{name}</span>
      <Segments
        label={name}
        options={WAYS}
        value={store?.kind}
        text={(way) => inputsWords.ways[way]}
        onChange={choose}
      />
      {store?.kind === "optimal" && (
        <SizeField
          label={inputsWords.slots}
          value={store.slots}
          min={1}
          max={Math.min(layers, 64)}
          onChange={(slots) => player.setParam(name, `binomial:${slots}`)}
        />
      )}
      {store?.kind === "list" && <KeptList {...{ name, parameter, layers, value }} />}
    </div>
  );
}

/** A text field for the kept layers. A click on a node of the graph changes the list too. */
function KeptList({ name, parameter, layers, value }: LayersControlProps) {
  const player = usePlayer();
  const [typed, setTyped] = useState<string>();
  function commit(): void {
    if (typed === undefined) return;
    const text = typed.replaceAll(" ", "");
    const store = storeOf(text);
    if (store?.kind !== "list" || store.layers.some((layer) => layer > layers)) {
      const allowed = inputsWords.allowedLayers(layers, parameter.default);
      player.report({ parameter: name, value: typed, allowed, using: value });
    } else player.setParam(name, listText(store.layers, layers));
    setTyped(undefined);
  }
  return (
    <input
      className="number kept-list"
      aria-label={inputsWords.keptLayers}
      title={inputsWords.keptLayersHint}
      value={typed ?? value}
      size={Math.min(Math.max((typed ?? value).length, 8), 22)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={onBlurOutsidePrint(commit)}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setTyped(undefined);
      }}
    />
  );
}
