import { texts } from "../language.ts";

/** The texts about programs in files that a link or an element names. */
export const programFileWords = texts({
  notPython: (file: string) => `“${file}” is no program in Python: the name of its file must end in .py.`,
  otherSite: (file: string) =>
    `The program “${file}” is on another site. A page opens only programs of its own site.`,
  missing: (file: string, status: number) =>
    `There is no program “${file}”: the host answers ${status}. The address is relative to this page.`,
  unreachable: (file: string) =>
    `The program “${file}” cannot be fetched. A page on a disk, or in a sandbox, can open no other file.`,
  webPage: (file: string) => `“${file}” is no program: the host sends a web page.`,
  tooLarge: (file: string) => `The program “${file}” is larger than 64 KB.`,
  noText: (file: string) => `“${file}” is no program: it is not text in UTF-8.`,
});
