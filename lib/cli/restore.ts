/** `npm run restore -- FILE`: puts a verified backup in the place of the database. The server must be stopped. */
import { restoreBackup } from "#db/runtime/backup.ts";
import { now } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { argument, Remedy, runCommand, say } from "./terminal.ts";

await runCommand(async () => {
  const path = argument();
  if (!path) throw new Remedy("Say which backup: npm run restore -- data/backups/FILE.db");
  try {
    const aside = restoreBackup(path, env().DATABASE_URL, now());
    say(aside ? `Restored. The database that stood there before is ${aside}` : "Restored.");
  } catch (problem) {
    throw new Remedy(
      `Nothing was restored: ${problem instanceof Error ? problem.message : String(problem)}.`,
    );
  }
});
