import { type Extension, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { errorRange } from "./error-range.ts";

/** An error of a program. Line and column count from 1; a line below 1 stands for an error without a place. */
export interface EditorError {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Marks an error in the present text, in place of the error before; undefined removes its mark. */
export const setErrorMark = StateEffect.define<EditorError | undefined>();

class Message extends WidgetType {
  constructor(private readonly message: string) {
    super();
  }

  override eq(other: Message): boolean {
    return other.message === this.message;
  }

  override toDOM(view: EditorView): HTMLElement {
    const element = view.dom.ownerDocument.createElement("span");
    element.className = "error-message";
    element.textContent = this.message;
    return element;
  }
}

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects, newDoc }) {
    const effect = effects.findLast((one) => one.is(setErrorMark));
    return effect === undefined ? marks.map(changes) : marksOf(effect.value, newDoc);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Underlines the place of an error, and shows its message at the end of the line. */
export const errorMark: Extension = marked;

function marksOf(error: EditorError | undefined, doc: Text): DecorationSet {
  if (error === undefined || error.line < 1) return Decoration.none;
  const line = doc.line(Math.min(error.line, doc.lines));
  const { from, to } = errorRange(line.text, error.line > doc.lines ? Number.MAX_SAFE_INTEGER : error.column);
  const message = Decoration.widget({ widget: new Message(error.message), side: 1 }).range(line.to);
  if (from === to) return Decoration.set(message);
  const underline = Decoration.mark({ class: "error-place" }).range(line.from + from, line.from + to);
  return Decoration.set([underline, message]);
}
