// Compiles the components of docs/embedding.md in apps of React 18 and 19, Preact, Vue and Svelte, each
// beside a component with two mistakes that the types must find.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "../run/setup.js";
import { toolPath } from "../run/tool.js";

const require = createRequire(import.meta.url);

const wrongJsx = `
import "pullback/define";

export const wrong = [
  // @ts-expect-error
  <pull-back panel="nothing" />,
  // @ts-expect-error
  <pull-back onpb-step={({ detail }) => detail.nothing} />,
];
`;

const wrongVue = `
<script setup lang="ts">
import "pullback/define";
</script>

<template>
  <!-- @vue-expect-error -->
  <pull-back panel="nothing" />
  <!-- @vue-expect-error -->
  <pull-back @pb-step="({ detail }) => detail.nothing" />
</template>
`;

// Svelte's templates have no comment that expects an error, so svelte-check must report these two.
const wrongSvelte = `
<script lang="ts">
  import "pullback/define";
</script>

<pull-back panel="nothing"></pull-back>
<pull-back onpb-step={({ detail }) => detail.nothing}></pull-back>
`;

const tsc = { tool: toolPath("tsc", "typescript"), args: ["-p", "."] };
const vueTsc = { tool: toolPath("vue-tsc"), args: ["-p", "."] };
const svelteCheck = {
  tool: toolPath("svelte-check"),
  args: ["--tsconfig", "./tsconfig.json", "--output", "machine", "--fail-on-warnings"],
};
const react = { language: "tsx", wrong: wrongJsx, compilerOptions: { jsx: "react-jsx" }, compiler: tsc };

const apps = [
  { ...react, name: "react-19", packages: { "@types/react": "@types/react" } },
  { ...react, name: "react-18", packages: { "@types/react": "react-types-18" } },
  {
    ...react,
    name: "preact",
    packages: { preact: "preact" },
    compilerOptions: { jsx: "react-jsx", jsxImportSource: "preact" },
    adapt: (code) => code.replace('from "react"', 'from "preact/hooks"'),
  },
  {
    name: "vue",
    language: "vue",
    packages: { vue: "vue" },
    wrong: wrongVue,
    compiler: vueTsc,
    config: { vueCompilerOptions: { strictTemplates: true } },
  },
  {
    name: "svelte",
    language: "svelte",
    packages: { svelte: "svelte" },
    wrong: wrongSvelte,
    mistakes: 2,
    compiler: svelteCheck,
  },
];

/** Returns the documentation's first example in a language. */
function exampleIn(language) {
  const docs = readFileSync(join(root, "docs/embedding.md"), "utf8");
  const code = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "ms").exec(docs)?.[1];
  if (code === undefined) throw new Error(`docs/embedding.md has no example in ${language}.`);
  return code;
}

function writeApp(folder, installed, app) {
  const { language, packages, wrong, compilerOptions, config, adapt = (code) => code } = app;
  mkdirSync(join(folder, "node_modules/@types"), { recursive: true });
  cpSync(installed, join(folder, "node_modules/pullback"), { recursive: true });
  for (const [name, source] of Object.entries(packages)) {
    const target = dirname(require.resolve(`${source}/package.json`));
    symlinkSync(target, join(folder, "node_modules", name), "junction");
  }
  writeFileSync(join(folder, `Figure.${language}`), adapt(exampleIn(language)));
  writeFileSync(join(folder, `Wrong.${language}`), wrong);
  const options = {
    module: "ESNext",
    moduleResolution: "Bundler",
    target: "ES2022",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    types: [],
    strict: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    noEmit: true,
    ...compilerOptions,
  };
  const include = ["*.ts", "*.tsx", "*.vue", "*.svelte"];
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, include, ...config }),
  );
}

/**
 * Compiles an app of each framework.
 *
 * @param folder the folder for the apps
 * @param installed the folder of the installed package
 * @throws Error if the documentation's component does not compile, or a component with mistakes does
 */
export function checkFrameworks(folder, installed) {
  for (const app of apps) {
    const { name, compiler, mistakes = 0 } = app;
    const place = join(folder, name);
    writeApp(place, installed, app);
    const { status, stdout, stderr } = spawnSync(process.execPath, [compiler.tool, ...compiler.args], {
      cwd: place,
      encoding: "utf8",
      env: {
        ...process.env,
        ...(compiler !== tsc && {
          NODE_OPTIONS: `--require ${join(root, "scripts/library/use-typescript-5.cjs")}`,
        }),
      },
    });
    const found = [...stdout.matchAll(/ ERROR "(\w+)/g)].map(([, file]) => file);
    const isAsExpected =
      mistakes === 0 ? status === 0 : found.length === mistakes && found.every((file) => file === "Wrong");
    if (!isAsExpected)
      throw new Error(`The types of <pull-back> do not fit an app of ${name}:\n${stdout}${stderr}`);
  }
}
