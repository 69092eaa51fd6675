/**
 * `npm run build`: the production build, unless it is there already for the sources as they are now.
 *
 * Invariant: the exit code says whether .next holds a build that can be served.
 */
import { ensureBuild } from "./build-stamp.ts";

const outcome = await ensureBuild();
if (!outcome.ok) {
  process.stderr.write(`${outcome.output.trim()}\nThe build failed. What the compiler said is above.\n`);
  process.exitCode = 1;
}
