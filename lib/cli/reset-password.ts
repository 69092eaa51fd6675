/** `npm run reset-password -- ada@clinic.example`: gives the account a new passphrase and signs it out everywhere. */
import { closeStore } from "#db/runtime/store.ts";
import { resetPassphrase } from "#lib/usecases/command-line.ts";
import { migrateSafely } from "./open-database.ts";
import { argument, Remedy, runCommand, say } from "./terminal.ts";

await runCommand(async () => {
  const name = argument();
  if (!name) throw new Remedy("Say whose: npm run reset-password -- ada@clinic.example");
  await migrateSafely();
  const result = await resetPassphrase(name);
  await closeStore();
  if (!result.ok) throw new Remedy("Nobody signs in with this name.");
  say(`New passphrase for ${result.value.name}, shown once: ${result.value.passphrase}`);
});
