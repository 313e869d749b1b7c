// npm start: installs what is missing, builds the site, serves it and prints its address. PORT=8080 npm start
// asks for that port; the default is 4173 or the next free port. npm start -- --host serves other machines on
// the network too.
import { root, setUp } from "./setup.js";

setUp();
const { build, preview } = await import("vite");

try {
  const { PORT } = process.env;
  await build({ root });
  const server = await preview({
    root,
    preview: { host: process.argv.includes("--host"), ...(PORT && { port: Number(PORT), strictPort: true }) },
  });
  console.log("\nPullback is at the address below. Ctrl+C stops it.");
  server.printUrls();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
