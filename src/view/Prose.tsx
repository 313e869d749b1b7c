import { Tex } from "./Tex.tsx";

/** A sentence with mathematics between dollar signs, emphasis between `**`, code between backticks. */
export function Prose({ children }: { readonly children: string }) {
  return children.split(/(\$[^$]+\$|\*\*[^*]+\*\*|`[^`]+`)/).map((part, i) => {
    const key = `${i} ${part}`;
    if (part.startsWith("$")) return <Tex key={key}>{part.slice(1, -1)}</Tex>;
    if (part.startsWith("**")) return <strong key={key}>{part.slice(2, -2)}</strong>;
    if (part.startsWith("`")) return <code key={key}>{part.slice(1, -1)}</code>;
    return part;
  });
}
