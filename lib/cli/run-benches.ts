/**
 * `npm run bench`: runs the measuring programs of tests/bench one after the other, so that they do not disturb
 * each other. A bench is a plain program that prints its figures beside what is aimed at; times differ between
 * machines, so no figure fails it.
 *
 * Invariant: with a name as argument only the matching ones run; none at all is an error, never a silent pass.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../tests/bench/", import.meta.url));
const wanted = process.argv[2] ?? "";
const benches = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith(".bench.ts") && name.includes(wanted))
  .sort();

if (benches.length === 0) {
  process.stderr.write(
    wanted ? `There is no bench whose name contains “${wanted}”.\n` : "There is no bench.\n",
  );
  process.exitCode = 1;
}
for (const name of benches) {
  process.stdout.write(`\n== ${name.replace(/\.bench\.ts$/, "")}\n`);
  const { status } = spawnSync(process.execPath, [join(folder, name)], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
