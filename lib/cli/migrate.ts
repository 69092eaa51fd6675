/** `npm run migrate`: brings the database to the present schema, behind a backup. */
import { closeStore } from "#db/runtime/store.ts";
import { openDatabase } from "./open-database.ts";
import { runCommand, say } from "./terminal.ts";

await runCommand(async () => {
  const { applied, backup } = await openDatabase();
  if (backup) say(`Backed up to ${backup}`);
  say(
    applied === 0
      ? "The database is up to date."
      : `Applied ${applied} migration${applied === 1 ? "" : "s"}.`,
  );
  await closeStore();
});
