import { fileURLToPath } from "node:url";
import { hostFiles } from "../../scripts/build/file-host.js";

/**
 * Hosts the built site for all tests, and allows pages of other origins. Its name, `localhost`, is another
 * site than theirs. The workers read its address from the environment.
 */
// biome-ignore lint/style/noDefaultExport: Playwright requires a default export
export default async function hostSite(): Promise<() => Promise<unknown>> {
  const folder = fileURLToPath(new URL("../../dist", import.meta.url));
  const { address, stop } = await hostFiles(folder, "/", { "Access-Control-Allow-Origin": "*" });
  process.env.PULLBACK_TEST_SITE = address.replace("127.0.0.1", "localhost");
  return stop;
}
