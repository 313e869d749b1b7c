import { texts } from "../language.ts";

/** The texts of the code panel. Names and formulas stand between dollar signs, code between backticks. */
export const codeWords = texts({
  program: "Program",
  editAsPython: "Edit as Python",
  engine: "Engine",
  /** The tabs of a case whose text lists an engine: the listing in Python, and the engine of this project. */
  kinds: "Engines",
  listing: "Listing in Python",
  builtIn: "Engine in TypeScript",
  notSame: "The listing does not run at these inputs as the case does.",
  calls: (path: string) => `It calls \`${path}\``,
  notStarted: "Nothing has run yet. The listings follow the steps.",
  made: (node: string) => `made $${node}$`,
  lines: (file: string) => `Lines of ${file}`,
  forEachEntry: "for each entry",
  dropped: (node: string) =>
    `Nothing refers to $${node}$ any more: it was detached when it was made, and its last use is over.`,
  collected: (gradients: readonly { readonly name: string; readonly value: string }[]) => {
    const parts = gradients.map(({ name, value }) => `\`${name}.grad\` is $${value}$`);
    return `The loop has ended. The leaves hold the gradient: ${parts.join(", ")}.`;
  },
  running: {
    label: "Running pullback",
    title: (node: string, operand: string) => `Pullback of $${node}$ for $${operand}$`,
  },
  stored: {
    label: "Pullbacks stored",
    title: (node: string) => `Stored in $${node}$ for the way back`,
    for: (operand: string) => `for $${operand}$`,
    /**
     * @param maker the expression that returned the closure
     * @param place a file and line
     */
    origin: (maker: string | undefined, place: string, isForEachEntry: boolean) =>
      `${maker === undefined ? "" : `made by \`${maker}\`, `}${place}${isForEachEntry ? ", for each entry" : ""}`,
  },
  captures: "captures",
  nothing: "nothing",
  returns: "returns",
});
