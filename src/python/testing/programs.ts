import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
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
  const programs = programsOf(file);
  const asked = askPython(programs.map(({ text }) => text));
  const texts = programs.map(({ name }, i) => `#: ${name.slice(file.length + 2)}\n${asked[i]}`);
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

/** Runs each program in a process of its own, forked from one that has started already. */
const DRIVER = `
import json, os, resource, signal, sys, tempfile, types
place = tempfile.mkdtemp()
path = os.path.join(place, 'program.py')
results = []
for text in json.load(sys.stdin):
    files = [tempfile.TemporaryFile() for _ in range(2)]
    child = os.fork()
    if child == 0:
        signal.alarm(10)
        resource.setrlimit(resource.RLIMIT_AS, (2 ** 29, 2 ** 29))
        for number, file in enumerate(files, 1):
            os.dup2(file.fileno(), number)
        with open(path, 'w') as file:
            file.write(text)
        main = sys.modules['__main__'] = types.ModuleType('__main__')
        code = 0
        try:
            exec(compile(text, path, 'exec'), main.__dict__)
        except SystemExit:
            pass
        except BaseException:
            sys.excepthook(*sys.exc_info())
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    results.append([])
    for file in files:
        file.seek(0)
        results[-1].append(file.read().decode())
    if status != 0:
        results[-1] = ['', 'ended']
print(json.dumps(results))
`;

/** What stands for a program that took too much time or memory. */
export const ENDED = "ended";

/** Runs programs by `python3`. */
export function askPython(texts: readonly string[]): string[] {
  const { stdout, stderr } = spawnSync("python3", ["-W", "ignore", "-c", DRIVER], {
    encoding: "utf8",
    input: JSON.stringify(texts),
    env: { ...process.env, PYTHONHASHSEED: "0", PYTHONIOENCODING: "utf-8", PYTHONDONTWRITEBYTECODE: "1" },
    maxBuffer: 2 ** 26,
  });
  if (stdout === "") throw new Error(stderr);
  return (JSON.parse(stdout) as [string, string][]).map(([output, errors]) =>
    errors === ENDED ? ENDED : transcript(output, errorIn(errors)),
  );
}

/** Reads the last error of a traceback. */
function errorIn(stderr: string): { type: string; message: string; line: number } | undefined {
  const lines = stderr.trimEnd().split("\n");
  const places = lines.flatMap((line, at) => (/^ {2}File ".*program\.py", line \d+/.test(line) ? [at] : []));
  const last = places.at(-1);
  if (last === undefined) return undefined;
  const line = Number(/line (\d+)/.exec(lines[last] as string)?.[1]);
  const start = lines.findIndex((text, at) => at > last && /^\S/.test(text) && !/^\s/.test(text));
  const [, type = "", message = ""] =
    /^(\w[\w.]*)(?:: ([\s\S]*))?$/.exec(lines.slice(start).join("\n")) ?? [];
  return { type: type.replace(/^.*\./, ""), message, line };
}
