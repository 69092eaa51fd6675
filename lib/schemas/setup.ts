/** The first run: the code printed by the server, the clinic, its first admin. */
import { z } from "zod";
import { passphrase, signInName } from "./account.ts";
import { clinicProfile, progressionChoice } from "./clinic.ts";
import { line, uuid } from "./text.ts";

export const setupInput = z.object({
  /** Names the clinic that this form makes, so that sending it twice makes one. */
  clinicId: uuid,
  code: line(40),
  ...clinicProfile,
  progression: progressionChoice,
  adminName: line(120),
  signInName,
  passphrase,
});
export type SetupInput = z.infer<typeof setupInput>;
