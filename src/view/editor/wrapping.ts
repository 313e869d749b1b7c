import { type Extension, type Range, RangeSet } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** Wraps long lines. The parts of a line after the first are indented a little more than the line. */
export const wrapping: Extension = [
  EditorView.lineWrapping,
  ViewPlugin.fromClass(
    class {
      indents: DecorationSet;

      constructor(view: EditorView) {
        this.indents = indentsOf(view);
      }

      update({ docChanged, viewportChanged, view }: ViewUpdate): void {
        if (docChanged || viewportChanged) this.indents = indentsOf(view);
      }
    },
    { decorations: ({ indents }) => indents },
  ),
];

/** Returns the indent of each visible line as the custom property `--indent`, in characters. */
function indentsOf({ state, visibleRanges }: EditorView): DecorationSet {
  const indents: Range<Decoration>[] = [];
  for (const { from, to } of visibleRanges) {
    for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
      const indent = /^ */.exec(line.text)?.[0].length ?? 0;
      if (indent > 0) indents.push(indentedBy(indent).range(line.from));
      if (line.to >= to) break;
    }
  }
  return RangeSet.of(indents, true);
}

const indentedBy = (indent: number) => Decoration.line({ attributes: { style: `--indent: ${indent}` } });
