import { expect, it } from "vitest";
import { importTargets } from "./without-facades.ts";

const NO_ENTRIES = new Set<string>();
const FACADE = 'export{t as Walk,n as walk}from"./graph-1.js";';

it("imports the target of a facade, under the facade's names", () => {
  const files = new Map([
    ["main.js", "const load=()=>import(`./files/Walk-1.js`);"],
    ["files/page-1.js", 'let{Walk:e}=await import("./Walk-1.js");'],
    ["files/Walk-1.js", FACADE],
    ["files/graph-1.js", "export{a as t,b as n};"],
  ]);
  expect([...importTargets(files, NO_ENTRIES)]).toEqual([
    ["main.js", "const load=()=>import(`./files/graph-1.js`).then(m=>({Walk:m.t,walk:m.n}));"],
    ["files/page-1.js", 'let{Walk:e}=await import("./graph-1.js").then(m=>({Walk:m.t,walk:m.n}));'],
    ["files/graph-1.js", "export{a as t,b as n};"],
  ]);
});

it("preloads the target of a facade", () => {
  const files = new Map([
    ["page-1.js", 'm.f=["./Walk-1.js","./page.css"]'],
    ["Walk-1.js", FACADE],
  ]);
  expect(importTargets(files, NO_ENTRIES).get("page-1.js")).toBe('m.f=["./graph-1.js","./page.css"]');
});

it("leaves files with code of their own, and what imports them, as they are", () => {
  const files = new Map([
    ["page-1.js", "import(`./Walk-1.js`)"],
    ["Walk-1.js", `${FACADE}start();`],
  ]);
  expect(importTargets(files, NO_ENTRIES)).toEqual(files);
});

it("keeps an entry", () => {
  const files = new Map([
    ["page-1.js", "import(`./walk.js`)"],
    ["walk.js", FACADE],
  ]);
  expect(importTargets(files, new Set(["walk.js"]))).toEqual(files);
});

it("refuses a facade that is imported statically", () => {
  const files = new Map([
    ["page-1.js", 'import{Walk as e}from"./Walk-1.js";'],
    ["Walk-1.js", FACADE],
  ]);
  expect(() => importTargets(files, NO_ENTRIES)).toThrow(
    "without facades: page-1.js imports ./Walk-1.js statically",
  );
});
