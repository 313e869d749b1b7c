import { resolveObjectURL } from "node:buffer";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { afterEach, expect, it, vi } from "vitest";
import { check } from "../../src/cases/check.ts";
import type { ToWorker } from "../../src/engine/messages.ts";
import { answer } from "../../src/engine/run.ts";
import { inlineWorker } from "./inline-worker.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Returns the code of `create-worker.ts`, built with the given plug-ins before the plug-in under test. */
async function built(...before: Plugin[]): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: "silent",
    publicDir: false,
    plugins: [...before, inlineWorker()],
    build: { write: false, lib: { entry: "src/engine/create-worker.ts", formats: ["es"] } },
  });
  const outputs = Array.isArray(result) ? result : "output" in result ? [result] : [];
  const [entry] = outputs.flatMap(({ output }) => output);
  if (entry?.type !== "chunk") throw new Error("the build has no code");
  return entry.code;
}

const importText = (text: string) =>
  import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`);

afterEach(() => vi.unstubAllGlobals());

it("the inlined worker is the whole engine, at one address for all workers", async () => {
  const addresses: string[] = [];
  class Started {
    constructor(address: string) {
      addresses.push(address);
    }
  }
  vi.stubGlobal("Worker", Started);
  // Only the fallback, which is another file, may be loaded.
  const code = (await built()).replaceAll(/import\("[^"]*"\)/g, "undefined");
  const { createWorker } = await importText(code);
  createWorker();
  createWorker();
  expect(addresses[0]).toMatch(/^blob:/);
  expect(addresses[1]).toBe(addresses[0]);

  const sent: unknown[] = [];
  let deliver = (_: { readonly data: ToWorker }) => {};
  vi.stubGlobal("WorkerGlobalScope", Started);
  vi.stubGlobal("self", {
    addEventListener: (_: "message", listener: typeof deliver) => {
      deliver = listener;
    },
    postMessage: (message: unknown) => sent.push(message),
  });
  await importText((await resolveObjectURL(addresses[0] ?? "")?.text()) ?? "");
  // What checks the gradient stands in the same file.
  const request = { case: "relu-layer", params: {}, check: true };
  const message = { type: "run", id: 1, request } as const;
  deliver({ data: message });
  const progress: unknown[] = [];
  const done = answer(message, (step) => progress.push(step), { check });
  expect(progress).not.toEqual([]);
  await vi.waitFor(() => expect(sent).toEqual([{ type: "ready" }, ...progress, done]));
});

it("a build in which the worker has another address is refused", async () => {
  const renamed: Plugin = {
    name: "renamed",
    enforce: "pre",
    transform: (code) => code.replace("./worker.ts", "./another.ts"),
  };
  await expect(built(renamed)).rejects.toThrow(/inline worker: no new URL/);
});
