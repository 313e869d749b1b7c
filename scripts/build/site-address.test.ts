import { expect, it } from "vitest";
import { siteAddress } from "./site-address.ts";

it.each([
  ["https://example.org/pullback/", "https://example.org/pullback/"],
  ["https://example.org/pullback", "https://example.org/pullback/"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080/"],
])("reads the site's address %s", (text, address) => {
  expect(siteAddress({ PULLBACK_SITE: text })).toBe(address);
});

it.each([{}, { PULLBACK_SITE: "" }])(
  "the address is unknown if the environment does not set it: %j",
  (env) => {
    expect(siteAddress(env)).toBeUndefined();
  },
);

it.each([
  "example.org",
  "/pullback/",
  "ftp://example.org/",
  "https://example.org/?a=1",
  "https://example.org/#a",
  "https://example.org/index.html",
])("refuses %s and says what is allowed", (text) => {
  expect(() => siteAddress({ PULLBACK_SITE: text })).toThrow(
    `PULLBACK_SITE is "${text}"; it has to be the whole address of the site's folder, such as https://`,
  );
});
