import { Tex } from "./Tex.tsx";

/** Matches formulas with the punctuation after them, emphasis, and code. */
const PARTS = /(\$[^$]+\$[.,:;)]*|\*\*[^*]+\*\*|`[^`]+`)/;

/** A sentence with mathematics between dollar signs, emphasis between `**`, and code between backticks. */
export function Prose({ children }: { readonly children: string }) {
  return children.split(PARTS).map((part, i) => {
    const key = `${i} ${part}`;
    if (part.startsWith("$")) return <Formula key={key} part={part} />;
    if (part.startsWith("**")) return <strong key={key}>{part.slice(2, -2)}</strong>;
    if (part.startsWith("`")) return <code key={key}>{part.slice(1, -1)}</code>;
    return part;
  });
}

/** Keeps the punctuation after a formula on the formula's line. */
function Formula({ part }: { readonly part: string }) {
  const end = part.lastIndexOf("$");
  const formula = <Tex>{part.slice(1, end)}</Tex>;
  return end === part.length - 1 ? (
    formula
  ) : (
    <span className="unbroken">
      {formula}
      {part.slice(end + 1)}
    </span>
  );
}
