import { type ReactNode, useMemo } from "react";
import { readFormula } from "../../formula/parse.ts";
import { MathText } from "./MathText.tsx";
import { Tex } from "./Tex.tsx";

/** Matches formulas with the punctuation after them, emphasis, and code. */
const PARTS = /(\$[^$]+\$[.,:;)]*|\*\*[^*]+\*\*|`[^`]+`)/;

interface ProseProps {
  readonly children: string;
  /** Shows what stands between dollar signs: a formula in plain notation. */
  readonly formula?: (text: string) => ReactNode;
}

/** A sentence with mathematics between dollar signs, emphasis between `**`, and code between backticks. */
export function Prose({ children, formula = (text) => <FormulaInText text={text} /> }: ProseProps) {
  return children.split(PARTS).map((part, i) => {
    const key = `${i} ${part}`;
    if (part.startsWith("$")) return <Formula key={key} part={part} formula={formula} />;
    if (part.startsWith("**")) return <strong key={key}>{part.slice(2, -2)}</strong>;
    if (part.startsWith("`")) return <code key={key}>{part.slice(1, -1)}</code>;
    return part;
  });
}

function FormulaInText({ text }: { readonly text: string }) {
  return <Tex of={useMemo(() => readFormula(text), [text])} slash />;
}

interface FormulaProps {
  readonly part: string;
  readonly formula: (text: string) => ReactNode;
}

/** Keeps the punctuation after a formula on the formula's line. */
function Formula({ part, formula }: FormulaProps) {
  const end = part.lastIndexOf("$");
  const shown = formula(part.slice(1, end));
  return end === part.length - 1 ? (
    shown
  ) : (
    <span className="unbroken">
      {shown}
      {part.slice(end + 1)}
    </span>
  );
}

/** A sentence whose mathematics between dollar signs is plain text, such as `$v̄₁$`. */
export function PlainProse({ children }: { readonly children: string }) {
  return <Prose formula={(text) => <MathText>{text}</MathText>}>{children}</Prose>;
}
