import { autocompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Annotation, Compartment, EditorState, type Extension, Transaction } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { editorWords as words } from "../../words/en/editor.ts";
import { completionsOf, type EditorCompletion } from "./completion.ts";
import { type EditorError, errorMark, setErrorMark } from "./error-mark.ts";
import { createFrame } from "./frame.ts";
import { highlighting } from "./highlighting.ts";
import { runningLine, setRunningMark, showRunningLine } from "./running-line.ts";
import { leaveByTab } from "./tab-key.ts";
import { onlyNumbersDiffer, textChanges } from "./text-changes.ts";
import { createTextReports } from "./text-reports.ts";
import { typeOver } from "./type-over.ts";
import { wrapping } from "./wrapping.ts";

/** An editor of a Python program. */
export interface Editor {
  /**
   * Replaces the text where it differs, without a call of `onText`. The cursor keeps its place in parts that stay.
   * The answer to a report does nothing, so what was typed since stays.
   */
  setText(text: string): void;
  /** Marks an error in the present text; undefined removes the mark. */
  setError(error: EditorError | undefined): void;
  /** Marks a line, from 1, as running, and scrolls to it in the editor unless someone is typing there. */
  setRunningLine(line: number | undefined): void;
  setCompletions(completions: readonly EditorCompletion[]): void;
  /** Sets whether the text can only be read. */
  setReadOnly(readOnly: boolean): void;
  /** Reports a change that waits to be reported. */
  flush(): void;
  /** Reports a change that waits, and removes the editor from its host. */
  destroy(): void;
}

interface EditorOptions {
  readonly text: string;
  /** Called with the text, with line ends `\n`, when it has not changed for 300 ms or the editor loses the focus. */
  readonly onText: (text: string) => void;
}

/** The time from the last change to its report, in milliseconds. */
const WAIT = 300;

const fromOwner = Annotation.define<true>();

/**
 * Creates an editor in the shadow root of an element, which gets one if it has none. Styles in a shadow root are
 * adopted style sheets, which a policy without inline styles allows.
 */
export function createEditor(host: HTMLElement, options: EditorOptions): Editor {
  const frame = createFrame(host);
  const given = unifyLineEnds(options.text);
  const reports = createTextReports(given, () => view.state.doc.toString(), options.onText, WAIT);
  let completions: readonly EditorCompletion[] = [];
  let running: number | undefined;
  const reading = new Compartment();

  const listening: Extension = [
    EditorView.updateListener.of(({ docChanged, transactions }) => {
      if (docChanged && transactions.some((one) => one.docChanged && !one.annotation(fromOwner)))
        reports.schedule();
    }),
    EditorView.domEventHandlers({ blur: reports.flush }),
  ];
  const view = new EditorView({
    root: frame.root,
    parent: frame.root,
    state: EditorState.create({
      doc: given,
      extensions: [
        EditorView.contentAttributes.of({
          "aria-label": words.label,
          "aria-describedby": frame.leave,
          "aria-errormessage": frame.error,
          // Editable content has the focus without it, but not every tool that checks pages knows that.
          tabindex: "0",
        }),
        EditorState.phrases.of(words.phrases),
        lineNumbers(),
        highlightSpecialChars(),
        history(),
        pythonLanguage,
        pythonLanguage.data.of({ autocomplete: completionsOf(() => completions) }),
        autocompletion({ icons: false }),
        syntaxHighlighting(highlighting),
        bracketMatching(),
        indentOnInput(),
        indentUnit.of("    "),
        wrapping,
        typeOver,
        leaveByTab,
        keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
        errorMark,
        runningLine,
        reading.of([]),
        listening,
      ],
    }),
  });
  const stopFlushing = flushBeforeLeaving(host, reports.flush);

  return {
    setText(text) {
      const next = unifyLineEnds(text);
      if (!reports.receive(next)) return;
      const before = view.state.doc.toString();
      // To undo a change of numbers is up to what changed them, such as a slider.
      const history = onlyNumbersDiffer(before, next)
        ? Transaction.addToHistory.of(false)
        : isolateHistory.of("full");
      view.dispatch({ changes: textChanges(before, next), annotations: [fromOwner.of(true), history] });
    },
    setError(error) {
      view.dispatch({ effects: setErrorMark.of(error) });
      view.contentDOM.ariaInvalid = error === undefined ? null : "true";
      frame.setStatus(error === undefined ? "" : messageOf(error));
    },
    setRunningLine(line) {
      view.dispatch({ effects: setRunningMark.of(line) });
      if (line !== running && !view.hasFocus) showRunningLine(view);
      running = line;
    },
    setCompletions(next) {
      completions = next;
    },
    setReadOnly(readOnly) {
      view.dispatch({ effects: reading.reconfigure(EditorState.readOnly.of(readOnly)) });
    },
    flush: reports.flush,
    destroy() {
      reports.flush();
      stopFlushing();
      view.destroy();
      frame.destroy();
    },
  };
}

const unifyLineEnds = (text: string) => text.replaceAll(/\r\n?/g, "\n");

const messageOf = ({ line, message }: EditorError) => (line < 1 ? message : words.error(line, message));

/** Calls a function when the page is hidden or left. Returns a function that stops listening. */
function flushBeforeLeaving(host: HTMLElement, flush: () => void): () => void {
  const listening = new AbortController();
  host.ownerDocument.defaultView?.addEventListener("pagehide", flush, { signal: listening.signal });
  return () => listening.abort();
}
