import { expect, test } from "vitest";
import { inOne } from "./single-file.ts";

const page = `<head>
  <title>Pullback</title>
  <link rel="icon" href="./icon.svg" type="image/svg+xml">
  <script type="module" crossorigin src="./assets/a.js"></script>
  <link rel="stylesheet" crossorigin href="./assets/a.css">
</head>
<a href="https://example.org/">elsewhere</a>`;

const files = new Map([
  ["icon.svg", '<svg fill="#fff"/>'],
  ["assets/a.js", 'const a = "</script><!--$&";'],
  ["assets/a.css", 'a::after { content: "</style>" }'],
]);

test("files that a page names are inlined, and cannot end their element", () => {
  const one = inOne(page, files);
  expect(one).toContain('<script type="module">const a = "\\x3C/script>\\x3C!--$&";</script>');
  expect(one).toContain('<style>a::after { content: "\\3C /style>" }</style>');
  expect(one).toContain('<link rel="icon" href="data:image/svg+xml,%3Csvg%20fill%3D%22%23fff%22%2F%3E">');
  expect(one).toContain('<meta name="pullback-start" content="">');
  expect(one).toContain('<a href="https://example.org/">elsewhere</a>');
  expect(one).not.toContain('"./');
});

test("a file that is missing, or that cannot be inlined, is named", () => {
  expect(() => inOne(page, new Map())).toThrow("there is no icon.svg");
  expect(() => inOne('<link rel="other" href="./icon.svg">', files)).toThrow(
    'nothing is known of <link rel="other" href="./icon.svg">',
  );
});
