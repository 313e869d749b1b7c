import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";

interface SegmentsProps<V extends string | number> {
  readonly label: string;
  readonly options: readonly V[];
  readonly value: V | undefined;
  /** Returns the label of an option. By default the option as a string. */
  readonly text?: (option: V) => string;
  readonly onChange: (option: V) => void;
}

/** A single choice, as buttons side by side. */
export function Segments<V extends string | number>(props: SegmentsProps<V>) {
  const { label, options, value, text = String, onChange } = props;
  return (
    <RadioGroup
      className="segments"
      aria-label={label}
      value={value === undefined ? "" : String(value)}
      onValueChange={(next) => {
        const chosen = options.find((option) => String(option) === next);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {options.map((option) => (
        <Radio.Root key={option} className="segment-button" value={String(option)} aria-label={text(option)}>
          {text(option)}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
