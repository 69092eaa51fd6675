/**
 * `npm run demo`: a demo clinic in a database file of its own, served on this machine.
 * Invariant: a file that is not a demo is never touched. The clinic is made new when the one that stands was made on an
 * earlier day, because its dates count back from today; `--keep` keeps it.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoMarks } from "#db/runtime/demo-file.ts";
import { closeStore } from "#db/runtime/store.ts";
import { seedDemo } from "#db/seed/demo.ts";
import { demoPassphrase, demoZone } from "#db/seed/steps.ts";
import { localDayOf } from "#lib/domain/calendar.ts";
import { now } from "#lib/kernel/clock.ts";
import { demoSignIns } from "#lib/usecases/clinic.ts";
import { openDatabase } from "./open-database.ts";
import { startStep } from "./progress.mjs";
import { startServing } from "./start.ts";
import { Remedy, runCommand, say } from "./terminal.ts";

const folder = process.env.RUNG_DEMO_DIR ?? join("data", "demo");
const path = join(folder, "demo.db");

/** The day the demo in the file was made; null when there is no file. A Remedy when the file is something else. */
function demoDay(): string | null {
  if (!existsSync(path)) return null;
  try {
    const { day, otherClinics } = demoMarks(path);
    // A seed that was interrupted leaves no mark, but says so in the file beside it.
    if (day === null && existsSync(join(folder, "making"))) return "unfinished";
    if (day !== null && otherClinics === 0) return day;
  } catch {
    if (existsSync(join(folder, "making"))) return "unfinished";
  }
  throw new Remedy(
    `${path} is not a demo clinic, so it is not touched. Move it away, or set RUNG_DEMO_DIR to another folder.`,
  );
}

function demoSecret(): string {
  const file = join(folder, "secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(36).toString("base64"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

async function makeDemo(): Promise<void> {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
  writeFileSync(join(folder, "making"), "");
  const step = startStep("Making the demo clinic: 30 patients, up to 26 weeks", () => `${percent} %`);
  let percent = 0;
  await openDatabase();
  await seedDemo(now(), (share) => {
    percent = Math.floor(share * 100);
  });
  await closeStore();
  rmSync(join(folder, "making"), { force: true });
  step.done();
}

await runCommand(async () => {
  const day = demoDay();
  mkdirSync(folder, { recursive: true });
  const port = process.env.PORT ?? "3000";
  process.env.DATABASE_URL = `file:${path}`;
  process.env.RUNG_URL = `http://localhost:${port}`;
  process.env.RUNG_SECRET = demoSecret();
  process.env.SMTP_URL = "";
  const stale = day !== null && day !== localDayOf(now(), demoZone) && !process.argv.includes("--keep");
  if (day === null || stale) await makeDemo();
  else await openDatabase();
  await startServing();
  say(`\nThe demo clinic is at http://localhost:${port}\n`);
  for (const { role, name, signInName } of await demoSignIns())
    say(`  ${role.padEnd(10)} ${name.padEnd(14)} ${signInName}`);
  say(
    `\nEveryone’s passphrase: ${demoPassphrase}\nThe welcome page signs you in with one tap. Ctrl-C stops it.`,
  );
});
