import { expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { record } from "../cases/record.ts";
import { stepOfLink } from "./find-step.ts";
import { readLink, writeLink } from "./link.ts";
import { openCase } from "./testing/players.ts";

it.each(cases.map(({ slug, detail = false }) => ({ slug, detail })))(
  "a link to a step of $slug leads to the step, whichever it is",
  ({ slug, detail }) => {
    const open = openCase(slug);
    const trace = record(slug, {}, { detail });
    const keys = ["start", ...trace.steps.map(({ key }) => key)];
    const links = keys.map((step) => writeLink(open, { ...readLink(open, "").link, step }));
    expect(links.map((link) => stepOfLink(readLink(open, link).link.step ?? "start", trace))).toEqual(
      keys.map((_, index) => ({ index })),
    );
  },
);
