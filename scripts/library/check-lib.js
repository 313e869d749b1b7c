// Checks lib/ like a consumer: packs it, unpacks it into node_modules, compiles against it in strict
// TypeScript under both module resolutions, runs it in Node, and checks that imports have no side effects.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, parseSync } from "vite";
import { topLevelCalls } from "../checks/top-level-calls.js";
import { root } from "../run/setup.js";
import { runTool, toolPath } from "../run/tool.js";
import { buildConsumer, elementConsumers } from "./check-element.js";
import { checkFrameworks } from "./check-frameworks.js";

// If a declaration were silently `any`, its @ts-expect-error would be unused, which is an error.
const consumer = `
import { add, cases, linear, mul, nestedOf, record, sin, tensor, type Tensor, Var } from "pullback";

const x1 = new Var(2);
const x2 = new Var(3);
add(mul(x1, x2), sin(x1)).backward();
const gradient: number = x1.grad;
// @ts-expect-error
const text: string = x1.grad;
// @ts-expect-error
add.nothing;

const x = new Var<Tensor>(tensor([[1, 2]]));
const w = new Var<Tensor>(tensor([[3], [5]]));
linear(x, w, new Var<Tensor>(tensor([7]))).backward(tensor([[10]]));
if (JSON.stringify(nestedOf(x.grad)) !== "[[30,50]]") throw new Error("the linear layer is wrong");

const trace = record("two-inputs", { x1: 2, x2: 3 });
if (gradient !== 3 + Math.cos(2)) throw new Error("x1.grad is " + gradient + text);
if (trace.gradients["x1"] !== gradient) throw new Error("record disagrees with the engine");
for (const { slug } of cases) record(slug);
`;

const pythonConsumer = `
import { replay, toJSON, type Trace as OtherTrace } from "pullback";
import { type PythonRun, RecordingError, recordProgram, runPython, type Trace } from "pullback/python";

const text = "x = Var(2.0)\\ny = x * x * 0.5\\ny.backward()\\nprint(x.grad)\\n";
const run: PythonRun = runPython(text);
if (run.output !== "2.0\\n") throw new Error("it printed " + run.output);
if (run.error !== undefined || run.trace?.gradients["x"] !== 2) throw new Error("no gradient");
const trace: Trace = recordProgram(text, { x: 3 });
const other: OtherTrace = trace;
if (trace.gradients["x"] !== 3) throw new Error("x is not 3");
if (replay(other, other.steps.length).adjoints.at(0) !== trace.gradients["x"]) throw new Error("the replay is another");
if (toJSON(other, { title: "a program" }).nodes.length !== trace.nodes.length) throw new Error("nodes are missing");
// @ts-expect-error
const wrong: number = run.output;
try {
  recordProgram("x = Var(2.0)\\ny = x * z\\n");
  throw new Error("a wrong program was recorded " + wrong);
} catch (error) {
  if (!(error instanceof RecordingError) || error.line !== 2) throw error;
  if (error.message !== "line 2: NameError: name 'z' is not defined") throw error;
}
`;

const pageConsumer = `
import { connect, CommandError, type Remote, type Snapshot } from "pullback/messages";

export async function control(iframe: HTMLIFrameElement): Promise<Remote> {
  const remote = connect(iframe, { origin: "https://example.org" });
  const stop: () => void = remote.on("step", ({ index, key }) => console.log(index.toFixed(), key.length));
  // @ts-expect-error
  remote.on("step", ({ nothing }) => nothing);
  // @ts-expect-error
  await remote.setState({ theme: "pink" });
  const shown: Snapshot = await remote.setState({ params: { X: [[1, 2]] }, step: "acc.v2.0", theme: "dark" });
  // @ts-expect-error
  const text: string = shown.index;
  stop();
  remote.go(7).catch((reason: unknown) => reason instanceof CommandError && console.log(reason.code, text));
  return remote;
}
`;

const [, traceConsumer] = /```js\n([^`]+)```/.exec(readFileSync(join(root, "docs/trace-format.md"), "utf8"));
const traceChecks = `
const message: string = warnings.map(({ message }) => message).join() + meta.title;
if (JSON.stringify(toJSON(trace, meta)) !== text) throw new Error("the trace is another: " + message);
// @ts-expect-error
export const wrong = () => readTrace(text).nothing;
`;

const receiptsConsumer = `
import { checkReceipt, type CheckedReceipt } from "pullback/receipts";

const checked: CheckedReceipt = await checkReceipt({ format: "pullback-receipt/1" });
if (checked.score !== undefined) throw new Error("there is a score of nothing: " + checked.score.right);
if (checked.differences.map(({ kind }) => kind).join() !== "format") throw new Error("an empty receipt is one");
// @ts-expect-error
export const wrong = checked.nothing;
`;

// Who compiles against the library, and for which platform: index and python without a page, the rest with one.
const consumers = [
  { name: "consumer", code: consumer, lib: ["ES2023"] },
  { name: "python-consumer", code: pythonConsumer, lib: ["ES2023"] },
  { name: "trace-consumer", code: traceConsumer + traceChecks, lib: ["ES2023"] },
  { name: "receipts-consumer", code: receiptsConsumer, lib: ["ES2023", "DOM"] },
  { name: "page-consumer", code: pageConsumer, lib: ["ES2023", "DOM"] },
  ...elementConsumers,
];

function unpackInto(folder) {
  const installed = join(folder, "node_modules/pullback");
  mkdirSync(installed, { recursive: true });
  const packed = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  });
  const archive = join(folder, Object.values(JSON.parse(packed))[0].filename);
  execFileSync("tar", ["-xzf", archive, "-C", installed, "--strip-components=1"]);
  return installed;
}

function compile(folder, { name, lib }, module, moduleResolution) {
  const compilerOptions = {
    module,
    moduleResolution,
    target: "ES2022",
    lib,
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [`${name}.ts`] }));
  const compiled = runTool(toolPath("tsc", "typescript"), ["-p", folder]);
  if (!compiled)
    throw new Error(`A strict ${name} does not compile with moduleResolution ${moduleResolution}.`);
}

// Returns the calls that a bundler keeps of a module of which nothing is used.
async function callsKept(code) {
  const modules = { "virtual:consumer": 'import "virtual:lib";', "virtual:lib": code };
  const { output } = await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    plugins: [
      {
        name: "consumer",
        enforce: "pre",
        resolveId: (id) => (id in modules ? { id, moduleSideEffects: true } : undefined),
        load: (id) => modules[id],
      },
    ],
    build: { write: false, minify: false, target: "es2022", rollupOptions: { input: "virtual:consumer" } },
  });
  const kept = output[0].code;
  const calls = topLevelCalls(parseSync("kept.js", kept).program);
  return calls.map(({ start, end }) => kept.slice(start, end));
}

const folder = mkdtempSync(join(tmpdir(), "pullback-consumer-"));
try {
  const installed = unpackInto(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  for (const consumer of consumers) {
    writeFileSync(join(folder, `${consumer.name}.ts`), consumer.code);
    compile(folder, consumer, "ESNext", "Bundler");
    compile(folder, consumer, "NodeNext", "NodeNext");
    execFileSync(process.execPath, [join(folder, `${consumer.name}.js`)], { stdio: "inherit" });
  }
  checkFrameworks(folder, installed);
  await buildConsumer(folder);

  if ((await callsKept("export const a = globalThis.make();")).length === 0) {
    throw new Error("The check for calls on import finds none where there is one.");
  }
  // Both functions of lib/python.js need the whole interpreter, whose tables are made on import: package.json declares
  // that nothing outside sees that.
  for (const file of ["lib/index.js", "lib/messages.js"]) {
    const [call] = await callsKept(readFileSync(join(installed, file), "utf8"));
    if (call === undefined) continue;
    throw new Error(
      `Importing ${file} makes a call that a bundler must keep, so that what nobody uses is kept too. ` +
        `Mark it /* @__PURE__ */ or make it inside a function:\n\n${call}`,
    );
  }
  console.log(
    "lib: compiles with bundler and nodenext resolution, and in React 18 and 19, Preact, Vue and Svelte; runs in Node, builds, and can be tree-shaken.",
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
