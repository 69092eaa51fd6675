/** `npm run create-admin -- --name "Ada Heron" --sign-in ada@clinic.example`: adds an admin and prints the passphrase once. */
import { closeStore } from "#db/runtime/store.ts";
import { createAdmin } from "#lib/usecases/command-line.ts";
import { openDatabase } from "./open-database.ts";
import { option, Remedy, runCommand, say } from "./terminal.ts";

const remedies = {
  no_clinic: "There is no clinic yet: start the server and open /setup.",
  several_clinics: "There are several clinics in this database; this command serves one.",
  name_taken: "Someone signs in with this name already. Choose another, or use npm run reset-password.",
  not_valid:
    'Give a name and a sign-in name: npm run create-admin -- --name "Ada Heron" --sign-in ada@clinic.example',
} as const;

await runCommand(async () => {
  await openDatabase();
  const result = await createAdmin({ name: option("name") ?? "", signInName: option("sign-in") ?? "" });
  await closeStore();
  if (!result.ok) throw new Remedy(remedies[result.code]);
  say(`The admin was added. Passphrase, shown once: ${result.value.passphrase}`);
});
