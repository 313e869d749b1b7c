// Loaded before vue-tsc and svelte-check, which need TypeScript's JavaScript API. TypeScript 7 has no such API; the
// package "@arethetypeswrong/core" depends on a version that does.
const { createRequire } = require("node:module");
const Module = require("node:module");
const { dirname } = require("node:path");

const lender = createRequire(require.resolve("@arethetypeswrong/core"));
const typescript = dirname(lender.resolve("typescript/package.json"));
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
  resolve(request.replace(/^typescript(?=\/|$)/, typescript), ...rest);
