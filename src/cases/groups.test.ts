import { expect, it } from "vitest";
import { cases } from "./all.ts";
import { type Group, groups } from "./groups.ts";

const membersOf = (group: Group) => cases.filter((spec) => spec.group === group);

it("the groups, in order, hold every case once, in order", () => {
  expect(groups.flatMap(membersOf)).toEqual(cases);
});

it("no group is empty", () => {
  expect(groups.filter((group) => membersOf(group).length === 0)).toEqual([]);
});
