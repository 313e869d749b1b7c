import type { Rolldown } from "vite";
import { AFTER_PICTURE, groupingOf, LIBRARIES, PAPER } from "./chunk-groups.ts";

const WORKER = "src/engine/worker.ts";

/** What runs in the worker, also later: it must import no file of the page, which acts on the document. */
const IN_WORKER = [WORKER, "src/cases/check.ts", "src/predict/exercise.ts", "src/predict/broken-run.ts"];

/** What the worker of a program runs besides. */
const IN_WORKER_OF_PROGRAMS = "src/programs/open-program.ts";

const QUEUE = ["src/app/start-worker.ts"];
const SITE = ["src/app/main.tsx"];
const PAGE = ["src/app/CasePage.tsx"];

/** What every case of the site loads after its first picture. */
const LATE = {
  graph: AFTER_PICTURE.graph,
  panels: [...AFTER_PICTURE.panels, "src/app/address-bar.ts", "src/app/UpdateNotice.tsx"],
};

/** What the page of programs loads. */
const PROGRAM_PAGE = ["src/app/ProgramPage.tsx"];

/**
 * Returns the groups of modules that most pages need, each one file: first those of the first picture of a case, which
 * are React, what starts the worker, the engine that page and worker share, what every page needs, and the rest of a
 * case's page; then what a case loads after its picture; then what the page of programs adds.
 *
 * A module of the first picture that is only imported dynamically belongs to no group. Nor does an entry that acts when it
 * is imported: the worker imports the file of the queue, and `main.tsx` waits for a page that imports the file of the site.
 *
 * @param root the project's folder
 */
export function siteChunks(root: string): Rolldown.CodeSplittingGroup[] {
  const { isInSome, group, groupOf } = groupingOf(root);
  const later = [...Object.values(LATE).flat(), ...PAPER, ...PROGRAM_PAGE];
  return [
    LIBRARIES.react,
    group("queue", (id, modules) => isInSome(QUEUE, id, modules)),
    group("engine", (id, modules) => isInSome(PAGE, id, modules) && isInSome(IN_WORKER, id, modules)),
    group("site", (id, modules) => isInSome(SITE, id, modules)),
    groupOf("page", PAGE),
    LIBRARIES.widgets,
    group("recorder", (id, modules) => isInSome([WORKER], id, modules)),
    group(
      "shared",
      (id, modules) =>
        isInSome([...IN_WORKER, IN_WORKER_OF_PROGRAMS], id, modules) && isInSome(later, id, modules),
    ),
    ...Object.entries(LATE).map(([name, entries]) => groupOf(name, entries)),
    groupOf("paper", PAPER),
    groupOf("interpreter", [IN_WORKER_OF_PROGRAMS]),
    groupOf("program", PROGRAM_PAGE),
  ];
}
