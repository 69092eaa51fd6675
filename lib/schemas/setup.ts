/** The first run: the code printed by the server, the clinic, its first admin. */
import { z } from "zod";
import { passphrase, signInName } from "./account.ts";
import { clinicProfile, progressionChoice } from "./clinic.ts";
import { formKey } from "./invitation.ts";
import { line } from "./text.ts";

export const setupInput = z.object({
  /** The key of one drawing of the form, so that sending it twice makes one clinic. */
  idempotencyKey: formKey,
  code: line(40),
  ...clinicProfile,
  progression: progressionChoice,
  adminName: line(120),
  signInName,
  passphrase,
});
export type SetupInput = z.infer<typeof setupInput>;
