import { pageQueue } from "../engine/page-queue.ts";

// A case's page loads this script first, so that the worker starts while the other scripts load.
pageQueue.prepare();
