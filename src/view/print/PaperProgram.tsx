import { programPageWords } from "../../words/en/program-page.ts";

interface PaperProgramProps {
  readonly text: string;
  /** What the program printed. */
  readonly printed: string;
  /** The line that made the node of the step. */
  readonly running: number | undefined;
}

/** The text of a learner's program with the numbers of its lines, and what it printed. */
export function PaperProgram({ text, printed, running }: PaperProgramProps) {
  return (
    <section className="paper-program">
      <ol>
        {text
          .trimEnd()
          .split("\n")
          .map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its number
            <li key={i} data-line={i + 1} aria-current={i + 1 === running ? "step" : undefined}>
              <code>{line}</code>
            </li>
          ))}
      </ol>
      {printed !== "" && (
        <>
          <h3>{programPageWords.output}</h3>
          <pre>{printed}</pre>
        </>
      )}
    </section>
  );
}
