import type { Trace } from "../../trace/trace.ts";
import { engineListWords } from "../../words/en/engine-lists.ts";
import { nameText } from "../../words/texts.ts";
import { MathText } from "../math/MathText.tsx";
import type { EngineList } from "./engine-lists.ts";

interface NodeListProps {
  readonly trace: Trace;
  readonly list: EngineList;
  /**
   * The maximum number of entries. A longer list shows the entries around the marked entry, or the last
   * entries.
   */
  readonly most?: number;
}

/** A list of nodes in the engine, in brackets, with the marked entry. */
export function NodeList({ trace, list: { brackets, nodes, marked }, most = 9 }: NodeListProps) {
  const [open, close] = brackets;
  const middle = marked === undefined ? nodes.length : nodes.indexOf(marked);
  const from = Math.max(Math.min(middle - (most >> 1), nodes.length - most), 0);
  const shown = nodes.slice(from, from + most);
  const after = nodes.length - from - shown.length;
  return (
    <>
      {open} {from > 0 && `${engineListWords.more(from)}, `}
      {shown.map((node, i) => (
        <span key={node}>
          <span className="list-entry" data-marked={node === marked}>
            <MathText>{nameText(trace, node)}</MathText>
          </span>
          {i < shown.length - 1 && ", "}
        </span>
      ))}
      {after > 0 && `, ${engineListWords.more(after)}`}
      {nodes.length > 0 && " "}
      {close}
    </>
  );
}
