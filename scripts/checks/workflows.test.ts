import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { siteAddress } from "../build/site-address.ts";

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly "timeout-minutes"?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = join(import.meta.dirname, "../..");
const folder = join(root, ".github/workflows");
const names = readdirSync(folder);
const textOf = (name: string) => readFileSync(join(folder, name), "utf8");
const workflow = (name: string): Workflow => parse(textOf(name));

const { on, permissions, jobs } = workflow("pages.yml");
const { build, deploy, ...others } = jobs;
if (build === undefined || deploy === undefined)
  throw new Error("pages.yml has no job build or no job deploy");
const using = (action: string) => build.steps.find(({ uses }) => uses?.startsWith(`actions/${action}@`));

it.each(names)("%s pins every action to a commit and names its version", (name) => {
  const uses = textOf(name).match(/\buses:.*/g) ?? [];
  expect(uses).not.toEqual([]);
  for (const line of uses) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

it.each(names)("%s leaves no credentials in the checked-out folder", (name) => {
  const steps = Object.values(workflow(name).jobs).flatMap((job) => job.steps);
  for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/checkout@")))
    expect(step.with).toMatchObject({ "persist-credentials": false });
});

it("the site is published only after the tests of a push to main have succeeded", () => {
  expect(on).toEqual({ workflow_run: { workflows: ["Test"], types: ["completed"], branches: ["main"] } });
  expect(workflow("test.yml").name).toBe("Test");
  expect(build.if?.split(" && ").toSorted()).toEqual([
    "github.event.workflow_run.conclusion == 'success'",
    "github.event.workflow_run.event == 'push'",
    "github.event.workflow_run.head_branch == 'main'",
  ]);
  expect(deploy.needs).toBe("build");
  expect(others).toEqual({});
});

it("the published commit is the tested commit", () => {
  expect(using("checkout")?.with?.ref).toBe(`\${{ github.event.workflow_run.head_sha }}`);
});

it("code of packages runs only in a job that cannot publish", () => {
  expect(permissions).toEqual({});
  expect(build.permissions).toEqual({ contents: "read", pages: "read" });
  expect(build.steps.map(({ run }) => run)).toEqual(expect.arrayContaining(["npm ci", "npm run build"]));
  expect(deploy.permissions).toEqual({ pages: "write", "id-token": "write" });
  expect(deploy.steps.map(({ uses, run }) => [uses?.split("@")[0], run])).toEqual([
    ["actions/deploy-pages", undefined],
  ]);
});

it("the site is built for its address on Pages", () => {
  const configure = using("configure-pages");
  const built = build.steps.find(({ run }) => run === "npm run build");
  expect(configure?.id).toBeDefined();
  expect(built?.env?.PULLBACK_SITE).toBe(`\${{ steps.${configure?.id}.outputs.base_url }}`);
  expect(build.steps.indexOf(configure as Step)).toBeLessThan(build.steps.indexOf(built as Step));
  // As the action writes it: without a trailing slash.
  expect(siteAddress({ PULLBACK_SITE: "https://octocat.github.io/pullback" })).toBe(
    "https://octocat.github.io/pullback/",
  );
});

it("the tests have one time limit", () => {
  const minutes = /\btimeout\b.* (\d+)m /.exec(readFileSync(join(root, ".ci/run"), "utf8"))?.[1];
  expect(workflow("test.yml").jobs.test?.["timeout-minutes"]).toBe(Number(minutes));
});
