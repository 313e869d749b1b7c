import { useEffect, useRef } from "react";
import type { EditorCompletion } from "./completion.ts";
import { createEditor, type Editor } from "./create-editor.ts";
import type { EditorError } from "./error-mark.ts";

export interface ProgramEditorProps {
  /** The text, with any line ends. */
  readonly text: string;
  /** Called with the changed text, 300 ms after the last change or when the editor loses the focus. */
  readonly onText: (text: string) => void;
  /** The error to mark in the text. Line and column count from 1; an error of line 0 is only announced. */
  readonly error: EditorError | undefined;
  /** The line of the text that runs at the present step, from 1. */
  readonly runningLine: number | undefined;
  /** The names that are completed beside those of the program. */
  readonly completions: readonly EditorCompletion[];
  /** Whether the text can only be read. */
  readonly readOnly: boolean;
}

/**
 * An editor of a Python program. It fills its container, or grows with the text in a container without a height. The
 * running line has the colours `--mark` and `--mark-wash`, if they are set around the editor.
 */
export function ProgramEditor({
  text,
  onText,
  error,
  runningLine,
  completions,
  readOnly,
}: ProgramEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const latest = useRef({ text, onText });
  latest.current = { text, onText };

  useEffect(() => {
    if (host.current === null) return;
    const made = createEditor(host.current, {
      text: latest.current.text,
      onText: (next) => latest.current.onText(next),
    });
    editor.current = made;
    return () => {
      editor.current = undefined;
      made.destroy();
    };
  }, []);

  useEffect(() => editor.current?.setText(text), [text]);
  const { line, column, message } = error ?? {};
  // The marks are places in the text that is given with them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text has its marks set anew
  useEffect(() => {
    const isComplete = line !== undefined && column !== undefined && message !== undefined;
    editor.current?.setError(isComplete ? { line, column, message } : undefined);
  }, [text, line, column, message]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text has its marks set anew
  useEffect(() => editor.current?.setRunningLine(runningLine), [text, runningLine]);
  useEffect(() => editor.current?.setCompletions(completions), [completions]);
  useEffect(() => editor.current?.setReadOnly(readOnly), [readOnly]);

  return <div ref={host} className="program-editor" />;
}
