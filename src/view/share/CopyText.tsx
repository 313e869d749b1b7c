import { useRef, useState } from "react";
import { shareWords } from "../../words/en/share.ts";

interface CopyTextProps {
  /** The accessible name of the text. */
  readonly label: string;
  readonly text: string;
  /** The number of lines shown at once. */
  readonly lines?: number;
}

/** A text with a button that copies it. Where copying is not allowed, the button selects the text. */
export function CopyText({ label, text, lines = 1 }: CopyTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<string>();
  const [refused, setRefused] = useState(false);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
      setRefused(false);
    } catch {
      field.current?.select();
      setRefused(true);
    }
  }

  const isCopied = copied === text;
  return (
    <div className="copy">
      <textarea
        ref={field}
        className="copy-text"
        aria-label={label}
        value={text}
        rows={lines}
        readOnly
        spellCheck={false}
        data-single={lines === 1 || undefined}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <button type="button" className="button" aria-label={shareWords.copyNamed(label)} onClick={copy}>
        {isCopied ? shareWords.copied : shareWords.copy}
      </button>
      <span className="share-remark" role="status">
        {refused && !isCopied ? shareWords.copyRefused : ""}
        {isCopied && <span className="visually-hidden">{shareWords.copyDone}</span>}
      </span>
    </div>
  );
}
