/** `npm run backup`: copies the database and its photos and videos into its backup folder and verifies the copy. Safe while the server runs. */
import { existsSync } from "node:fs";
import { engineOf } from "#db/dialect/dialect.ts";
import { backUp } from "#db/runtime/backup.ts";
import { mediaFolder } from "#db/runtime/media-folder.ts";
import { sqlitePath } from "#db/runtime/sqlite.ts";
import { now } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { refuseDamaged } from "./open-database.ts";
import { Remedy, runCommand, say } from "./terminal.ts";

await runCommand(async () => {
  const { DATABASE_URL } = env();
  if (engineOf(DATABASE_URL) !== "sqlite")
    throw new Remedy(
      `This clinic runs on PostgreSQL: back it up with pg_dump, and copy the folder ${mediaFolder(DATABASE_URL)}.`,
    );
  if (!existsSync(sqlitePath(DATABASE_URL)))
    throw new Remedy(`There is no database at ${sqlitePath(DATABASE_URL)}.`);
  refuseDamaged();
  say(`Backed up to ${await backUp(DATABASE_URL, now())}`);
});
