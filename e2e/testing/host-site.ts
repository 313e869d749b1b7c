import { fileURLToPath } from "node:url";
import { hostFiles } from "../../scripts/file-host.js";

/** Hosts the built site for all tests. Workers find its address in the environment. */
// biome-ignore lint/style/noDefaultExport: that is what the runner looks for
export default async function hostSite(): Promise<() => Promise<void>> {
  const { address, stop } = await hostFiles(fileURLToPath(new URL("../../dist", import.meta.url)));
  process.env.PULLBACK_TEST_SITE = address;
  return stop;
}
