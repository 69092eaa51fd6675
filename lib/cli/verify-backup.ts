/** `npm run verify-backup -- FILE`: opens a backup and compares it with its manifest. Without a file, the newest. */
import { listBackupFiles, verifyBackup } from "#db/runtime/backup.ts";
import { env } from "#lib/kernel/env.ts";
import { argument, Remedy, runCommand, say } from "./terminal.ts";

await runCommand(async () => {
  const path = argument() ?? listBackupFiles(env().DATABASE_URL)[0]?.path;
  if (!path) throw new Remedy("There is no backup yet: run npm run backup.");
  const problems = verifyBackup(path);
  if (problems.length > 0) throw new Remedy(`${path} is not sound: ${problems.join("; ")}.`);
  say(`${path} is whole.`);
});
