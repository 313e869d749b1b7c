import { expect, it } from "vitest";
import { cases } from "./all.ts";
import { groups } from "./groups.ts";

const membersOf = (title: string) => cases.filter(({ group }) => group === title);

it("the groups, in order, hold every case once, in order", () => {
  expect(groups.flatMap(({ title }) => membersOf(title))).toEqual(cases);
});

it("no group is empty", () => {
  expect(groups.filter(({ title }) => membersOf(title).length === 0)).toEqual([]);
});
