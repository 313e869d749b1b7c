import type { AnyParameter } from "../../cases/define-case.ts";
import type { List, Rows } from "../../cases/parameters/array.ts";
import type { ParameterValue, Sizes } from "../../cases/parameters/parameter.ts";
import { symbolOf } from "../../formula/build.ts";
import { toText } from "../../formula/to-text.ts";
import { ArrayControl } from "./ArrayControl.tsx";
import { ChoiceControl } from "./ChoiceControl.tsx";
import { LayersControl } from "./LayersControl.tsx";
import { NumberControl } from "./NumberControl.tsx";
import { TargetsControl } from "./TargetsControl.tsx";

interface ParameterControlProps {
  readonly name: string;
  readonly parameter: AnyParameter;
  readonly value: ParameterValue;
  readonly sizes: Sizes;
}

/**
 * The control of a parameter, by the parameter's kind. A player's values have passed the parameter's own
 * check.
 */
export function ParameterControl({ name, parameter, value, sizes }: ParameterControlProps) {
  const symbol = toText(symbolOf(name));
  switch (parameter.kind) {
    case "number":
      return <NumberControl {...{ name, symbol, parameter }} value={value as number} />;
    case "choice":
      return <ChoiceControl {...{ name, parameter, value }} />;
    case "array":
      return <ArrayControl {...{ name, symbol, parameter }} value={value as List | Rows} />;
    case "targets":
      return <TargetsControl name={name} classes={sizes[parameter.classes] ?? 1} value={value as List} />;
    case "layers":
      return (
        <LayersControl {...{ name, parameter }} layers={sizes[parameter.axis] ?? 1} value={value as string} />
      );
  }
}
