import { fileURLToPath } from "node:url";
import { hostFiles } from "../../scripts/build/file-host.js";

/**
 * Hosts the built site for all tests, for pages of other origins too, at a name that is another site than theirs.
 * The workers find its address in the environment.
 */
// biome-ignore lint/style/noDefaultExport: that is what the runner looks for
export default async function hostSite(): Promise<() => Promise<unknown>> {
  const folder = fileURLToPath(new URL("../../dist", import.meta.url));
  const { address, stop } = await hostFiles(folder, "/", { "Access-Control-Allow-Origin": "*" });
  process.env.PULLBACK_TEST_SITE = address.replace("127.0.0.1", "localhost");
  return stop;
}
