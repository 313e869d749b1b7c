import { type Extension, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutterLineClass } from "@codemirror/view";

/** Marks a line of the present text, counted from 1, as running; undefined removes the mark. */
export const setRunningMark = StateEffect.define<number | undefined>();

class RunningNumber extends GutterMarker {
  override readonly elementClass = "running-number";
}

const line = Decoration.line({ class: "running-line", attributes: { "data-mark": "running" } });
const number = new RunningNumber();

/** The position of the running line. */
const running = StateField.define<number | undefined>({
  create: () => undefined,
  update(position, { changes, effects, newDoc }) {
    const effect = effects.findLast((one) => one.is(setRunningMark));
    if (effect === undefined) return position === undefined ? undefined : changes.mapPos(position);
    const at = effect.value;
    return at === undefined || at < 1 || at > newDoc.lines ? undefined : newDoc.line(at).from;
  },
  provide: (field) => [
    EditorView.decorations.compute([field, "doc"], (state) => {
      const position = state.field(field);
      return position === undefined
        ? Decoration.none
        : Decoration.set(line.range(state.doc.lineAt(position).from));
    }),
    gutterLineClass.compute([field, "doc"], (state) => {
      const position = state.field(field);
      return position === undefined
        ? RangeSet.empty
        : RangeSet.of(number.range(state.doc.lineAt(position).from));
    }),
  ],
});

/** Marks the running line and its number. */
export const runningLine: Extension = running;

/** How often the scroll position is corrected: the height of lines that were never shown is an estimate. */
const CORRECTIONS = 3;

/** Scrolls the editor, but nothing around it, so far that the running line is in view. */
export function showRunningLine(view: EditorView, corrections = CORRECTIONS): void {
  view.requestMeasure({
    key: showRunningLine,
    read({ state, scrollDOM, documentPadding, defaultLineHeight }) {
      const position = state.field(running);
      if (position === undefined) return undefined;
      const { top, bottom } = view.lineBlockAt(position);
      const first = top + documentPadding.top - defaultLineHeight;
      const last = bottom + documentPadding.top + defaultLineHeight - scrollDOM.clientHeight;
      return Math.max(0, Math.min(Math.max(scrollDOM.scrollTop, last), first));
    },
    write(top, { scrollDOM }) {
      if (top === undefined || Math.abs(top - scrollDOM.scrollTop) < 1) return;
      scrollDOM.scrollTop = top;
      if (corrections > 0) showRunningLine(view, corrections - 1);
    },
  });
}
