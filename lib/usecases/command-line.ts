/** What only the person at the server's terminal may do: add an admin, give somebody a new passphrase. */
import { randomBytes } from "node:crypto";
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { createAdminMember, getAccount, listClinics, replacePassphrase } from "#db/queries/command-line.ts";
import { getStore } from "#db/runtime/store.ts";
import { systemGrant } from "#lib/access/system.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { signInName as signInNameSchema } from "#lib/schemas/account.ts";
import { line } from "#lib/schemas/text.ts";
import { hashPassphrase } from "./passphrase.ts";

/** Four groups of five letters and digits that are not mistaken for one another; about 100 bits. */
export function randomPassphrase(): string {
  const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
  const letters = Array.from(randomBytes(20), (byte) => alphabet[byte % alphabet.length]);
  return [0, 5, 10, 15].map((from) => letters.slice(from, from + 5).join("")).join("-");
}

/** Adds an admin to the only clinic. The passphrase is returned once, to be printed. Fails with `no_clinic`, `several_clinics`, `name_taken`, `not_valid`. */
export async function createAdmin(input: {
  name: string;
  signInName: string;
}): Promise<Result<{ passphrase: string }, "no_clinic" | "several_clinics" | "name_taken" | "not_valid">> {
  const name = line(120).safeParse(input.name);
  const signIn = signInNameSchema.safeParse(input.signInName);
  if (!name.success || !signIn.success) return err("not_valid");
  const store = await getStore();
  const clinics = await listClinics(store.read, systemGrant("command-line"));
  const clinic = clinics[0];
  if (!clinic) return err("no_clinic");
  if (clinics.length > 1) return err("several_clinics");
  const passphrase = randomPassphrase();
  const passphraseHash = await hashPassphrase(passphrase);
  const memberId = newId(now().getTime());
  const grant = systemGrant("command-line", { clinicId: clinic.id, memberId });
  try {
    await store.write(grant, "people:create-admin", async (tx, audit) => {
      audit({ subjectId: memberId });
      await createAdminMember(tx, grant, {
        userId: newId(now().getTime()),
        memberId,
        clinicId: clinic.id,
        name: name.data,
        signInName: signIn.data,
        passphraseHash,
        zone: clinic.zone,
        locale: clinic.locale,
        at: now(),
      });
    });
  } catch (problem) {
    if (isUniqueViolation(problem)) return err("name_taken");
    throw problem;
  }
  return ok({ passphrase });
}

/** Gives an account a new passphrase and signs it out everywhere. Fails with `not_found`. */
export async function resetPassphrase(
  signInName: string,
): Promise<Result<{ passphrase: string; name: string }, "not_found">> {
  const store = await getStore();
  const account = await getAccount(store.read, systemGrant("command-line"), signInName.trim().toLowerCase());
  if (!account) return err("not_found");
  const passphrase = randomPassphrase();
  const passphraseHash = await hashPassphrase(passphrase);
  const grant = systemGrant("command-line", { clinicId: account.clinicId, memberId: account.memberId });
  await store.write(grant, "people:reset-passphrase", async (tx, audit) => {
    audit({ subjectId: account.memberId });
    await replacePassphrase(tx, grant, account.userId, passphraseHash, now());
  });
  return ok({ passphrase, name: account.name });
}
