import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A program of `programs/`, and what CPython makes of it. */
export interface TestProgram {
  /** `file: title`. */
  readonly name: string;
  readonly text: string;
  /** As {@link transcript}. */
  readonly recorded: string | undefined;
}

const folder = join(import.meta.dirname, "../programs");
const HEADING = /^#: (.*)\n/gm;

/** Splits a file at its headings, `#: title`. */
function sections(text: string): [title: string, body: string][] {
  const parts = text.split(HEADING).slice(1);
  return Array.from({ length: parts.length / 2 }, (_, i) => [parts[2 * i] ?? "", parts[2 * i + 1] ?? ""]);
}

export function files(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".py"))
    .sort();
}

export function programsOf(file: string): TestProgram[] {
  const records = new Map(sections(read(join(folder, file.replace(/\.py$/, ".txt")))));
  return sections(read(join(folder, file))).map(([title, text]) => ({
    name: `${file}: ${title}`,
    text,
    recorded: records.get(title),
  }));
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Writes what CPython makes of the programs of a file. */
export function record(file: string): void {
  const texts = programsOf(file).map(
    ({ name, text }) => `#: ${name.slice(file.length + 2)}\n${askPython(text)}`,
  );
  writeFileSync(join(folder, file.replace(/\.py$/, ".txt")), texts.join(""));
}

/**
 * Returns an outcome as text: what was printed, and a line with the error.
 */
export function transcript(
  output: string,
  error: { type: string; message: string; line: number } | undefined,
): string {
  const end = output === "" || output.endsWith("\n") ? "" : "⏎\n";
  if (!error) return output + end;
  const message = error.message === "" ? error.type : `${error.type}: ${error.message}`;
  return `${output}${end}!! ${message} (line ${error.line})\n`;
}

/** The version of Python that the programs are recorded with. */
const VERSION = "3.11";

/** Whether `python3` is there, in the version that the programs are recorded with. */
export function hasPython(): boolean {
  const { stdout } = spawnSync("python3", ["--version"], { encoding: "utf8" });
  return (stdout ?? "").startsWith(`Python ${VERSION}.`);
}

/** Runs a program by `python3`. */
export function askPython(text: string): string {
  const place = mkdtempSync(join(tmpdir(), "pullback-python-"));
  const path = join(place, "program.py");
  writeFileSync(path, text);
  const { stdout, stderr } = spawnSync("python3", ["-W", "ignore", path], {
    encoding: "utf8",
    env: { ...process.env, PYTHONHASHSEED: "0", PYTHONIOENCODING: "utf-8", PYTHONDONTWRITEBYTECODE: "1" },
    maxBuffer: 2 ** 26,
  });
  rmSync(place, { recursive: true });
  return transcript(stdout, errorIn(stderr));
}

/** Reads the last error of a traceback. */
function errorIn(stderr: string): { type: string; message: string; line: number } | undefined {
  const lines = stderr.trimEnd().split("\n");
  const places = lines.flatMap((line, at) => (/^ {2}File ".*program\.py", line \d+/.test(line) ? [at] : []));
  const last = places.at(-1);
  if (last === undefined) return undefined;
  const line = Number(/line (\d+)/.exec(lines[last] as string)?.[1]);
  const start = lines.findIndex((text, at) => at > last && /^\S/.test(text) && !/^\s/.test(text));
  const [, type = "", message = ""] = /^(\w[\w.]*)(?:: ([\s\S]*))?$/.exec(lines.slice(start).join("\n")) ?? [];
  return { type: type.replace(/^.*\./, ""), message, line };
}
