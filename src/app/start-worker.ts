import { pageQueue } from "../engine/page-queue.ts";
import { readRun } from "../engine/stored-run.ts";

// A case's page loads this script first. The page holds the run at the default inputs, so that its first picture waits
// for no worker. Parameters of the link may ask for another run: then the worker starts while the other scripts load.
const run = document.querySelector<HTMLMetaElement>('meta[name="pullback-run"]')?.content;
if (run !== undefined) pageQueue.keep(readRun(run));
if (location.search !== "") pageQueue.prepare();
