import type { OpenProgram, ProgramSource } from "../cases/source.ts";
import { isTooLarge } from "../programs/size.ts";
import { elementWords } from "../words/en/element.ts";
import type { FileSource, MissingSource } from "./find-source.ts";

/** A program with the code that opens it. */
export interface LoadedProgram {
  readonly source: ProgramSource;
  readonly openProgram: OpenProgram;
}

/**
 * Loads what an element needs for a program: the code that opens programs, which elements with cases never load, and the
 * program's file.
 *
 * @param page the address that a file's address is relative to
 */
export async function loadProgram(
  found: ProgramSource | FileSource,
  page: string,
): Promise<LoadedProgram | MissingSource> {
  try {
    const { openProgram } = await import("../programs/open-program.ts");
    if ("program" in found) {
      if (isTooLarge(found.program)) return { code: "bad-program", sentences: [elementWords.tooLarge] };
      return { source: found, openProgram };
    }
    const { loadProgramFile } = await import("../programs/program-file.ts");
    const loaded = await loadProgramFile(found.file, page);
    if ("problem" in loaded) return { code: "bad-source", sentences: [loaded.problem] };
    return { source: { program: loaded.text, params: {} }, openProgram };
  } catch (reason) {
    return { code: "unavailable", sentences: [elementWords.unavailable(String(reason))] };
  }
}
