import { expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { optionsOf } from "../player/link-options.ts";
import { namesOf, queryOf } from "./attributes.ts";

const bySlug = (slug: string) => {
  const spec = cases.find((one) => one.slug === slug);
  if (spec === undefined) throw new Error(`no case ${slug}`);
  return spec;
};
const attributes = (pairs: Readonly<Record<string, string>>) =>
  Object.entries(pairs).map(([name, value]) => ({ name, value }));

it.each(cases)("no two parameters of a link to $slug have one attribute", (spec) => {
  const names = [...Object.keys(spec.parameters), ...Object.keys(optionsOf(spec, true))];
  expect([...namesOf(spec).values()]).toEqual(names);
});

it.each(cases)("no parameter of a link to $slug is an attribute that all elements have", (spec) => {
  const global =
    "accesskey autofocus class contenteditable dir draggable hidden id inert is lang nonce part popover role slot style tabindex title translate";
  const taken = [...namesOf(spec).keys()].filter((name) => global.split(" ").includes(name));
  expect(taken).toEqual([]);
});

it("attributes come to the link of an embedded player, under its names, and the page's own are left out", () => {
  const given = attributes({
    case: "linear-layer",
    x: "1,2;3,4",
    parentorigin: "null",
    class: "wide",
    id: "a",
  });
  const query = new URLSearchParams(queryOf(bySlug("linear-layer"), given));
  expect([...query]).toEqual([
    ["embed", "1"],
    ["X", "1,2;3,4"],
    ["parentOrigin", "null"],
  ]);
});

it("a player is not embedded if its attribute says so", () => {
  expect(queryOf(bySlug("two-inputs"), attributes({ embed: "0" }))).toBe("embed=0");
});
