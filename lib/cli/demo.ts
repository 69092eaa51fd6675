/**
 * `npm run demo`: a demo clinic in a database file of its own, served on this machine.
 * Invariant: a file that is not a demo is never touched. The clinic is made new when the one that stands was made on an
 * earlier day, because its dates count back from today; `--keep` keeps it. `--lan` serves https to the network, for a
 * look on a phone.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderUnicodeCompact } from "uqr";
import { demoMarks } from "#db/runtime/demo-file.ts";
import { closeStore } from "#db/runtime/store.ts";
import { seedDemo } from "#db/seed/demo.ts";
import { demoPassphrase, demoZone } from "#db/seed/steps.ts";
import { localDayOf } from "#lib/domain/calendar.ts";
import { now } from "#lib/kernel/clock.ts";
import { demoSignIns } from "#lib/usecases/clinic.ts";
import { lanAddress, lanCertificate, type TlsPair } from "./lan.ts";
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

/** Where people open the demo, and what it is served with. */
async function demoAddress(port: string): Promise<{ address: string; tls?: TlsPair }> {
  if (!process.argv.includes("--lan")) return { address: `http://localhost:${port}` };
  const host = lanAddress();
  if (host === null)
    throw new Remedy("This machine has no address in a network. Connect it, or leave out --lan.");
  process.env.HOST = "0.0.0.0";
  return { address: `https://${host}:${port}`, tls: await lanCertificate(folder, host) };
}

await runCommand(async () => {
  const day = demoDay();
  mkdirSync(folder, { recursive: true });
  const port = process.env.PORT ?? "3000";
  process.env.DATABASE_URL = `file:${path}`;
  const { address, tls } = await demoAddress(port);
  process.env.RUNG_URL = address;
  process.env.RUNG_SECRET = demoSecret();
  process.env.SMTP_URL = "";
  const stale = day !== null && day !== localDayOf(now(), demoZone) && !process.argv.includes("--keep");
  if (day === null || stale) await makeDemo();
  else await openDatabase();
  await startServing(tls);
  say(`\nThe demo clinic is at ${address}\n`);
  if (tls)
    say(
      `${renderUnicodeCompact(address)}\n\nScan it with a phone in the same network. The certificate was made here: the phone warns once.\n`,
    );
  for (const { role, name, signInName } of await demoSignIns())
    say(`  ${role.padEnd(10)} ${name.padEnd(14)} ${signInName}`);
  say(
    `\nEveryone’s passphrase: ${demoPassphrase}\nThe welcome page signs you in with one tap. Ctrl-C stops it.`,
  );
});
