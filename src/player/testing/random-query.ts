import fc from "fast-check";
import type { AnyCase } from "../../cases/define-case.ts";
import type { Parameter } from "../../cases/parameters/parameter.ts";
import { extreme } from "../../cases/testing/random-values.ts";
import { optionsOf } from "../link-options.ts";

const HOSTILE = [
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty",
  "%",
  "%zz",
  "%ff%fe",
  "%00",
  "\u0000\u0007",
  "\u202e\u2066\u200b\ufeff",
  "\ud800",
  "<script>",
  "=",
  "&&",
  "#",
  "?",
  "0x10",
  "1e400",
  "1e-400",
  "−1.5",
  "1,5",
  "١٢",
  " 1 ",
  "1\u00a0",
  "NaN",
  "-Infinity",
  "9".repeat(400),
  "0".repeat(5000),
];
const VALUES = [
  "0",
  "1",
  "-0",
  "+1",
  "1.2",
  ".5",
  "50",
  "51",
  "2.5",
  "start",
  "collect",
  "acc.v2.0",
  "acc.z3.0",
  "visit.x",
  "9999",
  "derivation",
  "tape",
  "none",
  "off",
  "8",
  "0.25",
  "1,2;3,4",
  "1,2;3",
  "1,2,3",
  ";;",
  "layer",
  "mask",
  "fused",
  "all",
  "optimal:3",
  "binomial:0",
  "h0,h4,h8",
  "h0,h9,h9",
  "seed.v3..collect",
  "2..1",
  "a..",
  "node",
  "projector",
  "https://example.org",
];

/** Generates valid parameter values of a case, with their query. */
export function parameterQuery(spec: AnyCase) {
  return extreme(spec).map((params) => {
    const known: Readonly<Record<string, Parameter>> = spec.parameters;
    const pairs = Object.entries(params).map(([name, value]) => [
      name,
      encodeURIComponent(known[name]?.write(value) ?? ""),
    ]);
    return { params, query: pairs.map(([name, value]) => `${name}=${value}`).join("&") };
  });
}

/** Generates queries: valid, broken, hostile, repeated, or arbitrary text. */
export function anyQuery(spec: AnyCase): fc.Arbitrary<string> {
  const text = fc.oneof(
    fc.constantFrom(...VALUES),
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.double().map(String),
  );
  const name = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(...Object.keys(spec.parameters), ...Object.keys(optionsOf(spec, false))),
    },
    { weight: 1, arbitrary: text },
  );
  const escaped = fc.tuple(text, fc.boolean()).map(([raw, isEncoded]) => (isEncoded ? encoded(raw) : raw));
  const pairs = fc.array(
    fc.tuple(name, escaped).map((pair) => pair.join("=")),
    { maxLength: 10 },
  );
  const valid = parameterQuery(spec).map(({ query }) => query);
  return fc.oneof(
    pairs.map((all) => all.join("&")),
    fc.tuple(valid, pairs).map(([first, rest]) => [first, ...rest].join("&")),
    fc.tuple(valid, fc.nat(80), fc.string({ maxLength: 3 })).map(([query, at, text]) => {
      return query.slice(0, at) + text + query.slice(at + 1);
    }),
    fc.string({ unit: "binary", maxLength: 60 }),
  );
}

/** Encodes text as browsers do; lone surrogates become replacement characters. */
function encoded(text: string): string {
  return String(new URLSearchParams([["", text]])).slice(1);
}
