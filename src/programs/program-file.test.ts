import { afterEach, describe, expect, it, vi } from "vitest";
import { loadProgramFile } from "./program-file.ts";
import { MOST_BYTES } from "./size.ts";

const PAGE = "https://example.org/site/program/?embed=1&file=net.py";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Lets the host answer every request. Returns the addresses that were asked for. */
function answering(answer: () => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: URL, { mode }: RequestInit) => {
    asked.push(`${mode} ${address}`);
    return answer();
  });
  return asked;
}

const sent = (body: BodyInit, type = "text/x-python", status = 200) => {
  return () => new Response(body, { status, headers: { "content-type": type } });
};

describe("a program in a file", () => {
  it.each([
    ["net.py", "https://example.org/site/program/net.py"],
    ["../decks/a%20b.py?v=2", "https://example.org/site/decks/a%20b.py?v=2"],
    ["/net.py", "https://example.org/net.py"],
    ["https://example.org/net.py", "https://example.org/net.py"],
  ])("%s is relative to the page", async (file, address) => {
    const asked = answering(sent("x = Var(2.0)\r\ny = x * x\r\n"));
    expect(await loadProgramFile(file, PAGE)).toEqual({ text: "x = Var(2.0)\ny = x * x\n" });
    expect(asked).toEqual([`same-origin ${address}`]);
  });

  it.each([
    ["net.txt", "must end in .py"],
    ["", "must end in .py"],
    ["net.py.html", "must end in .py"],
    ["http://[", "must end in .py"],
    ["data:text/x-python,x.py", "another site"],
    ["javascript:alert(1)//.py", "another site"],
    ["//evil.example/net.py", "another site"],
    ["http://example.org/net.py", "another site"],
    ["https://example.org:8443/net.py", "another site"],
    ["\\\\evil.example\\net.py", "another site"],
  ])("%s is refused without a request", async (file, reason) => {
    const asked = answering(sent("x"));
    expect(await loadProgramFile(file, PAGE)).toEqual({ problem: expect.stringContaining(reason) });
    expect(asked).toEqual([]);
  });

  it.each([
    ["missing", sent("", "text/plain", 404), "answers 404"],
    ["a web page", sent("<!doctype html>", "text/html; charset=utf-8"), "a web page"],
    ["too large", sent("#".repeat(MOST_BYTES + 1)), "larger than 64 KB"],
    ["no text", sent(new Uint8Array([0x78, 0xff, 0xfe])), "not text in UTF-8"],
    [
      "unreachable",
      () => {
        throw new TypeError("no network");
      },
      "cannot be fetched",
    ],
  ])("that is %s is refused", async (_, answer, reason) => {
    answering(answer);
    const problem = { problem: expect.stringMatching(new RegExp(`“net.py”.*${reason}`)) };
    expect(await loadProgramFile("net.py", PAGE)).toEqual(problem);
  });

  it("may have exactly 64 KB", async () => {
    answering(sent("#".repeat(MOST_BYTES)));
    expect(await loadProgramFile("net.py", PAGE)).toEqual({ text: "#".repeat(MOST_BYTES) });
  });
});
