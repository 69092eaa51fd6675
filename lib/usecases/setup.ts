/**
 * The first run: a one-time code printed by the server, one clinic, its first admin.
 * Invariants: only the hash of the code is stored; the code dies with its use; once a clinic exists the first run is
 * over, and asking for it again answers as if it had never been there.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { createMember } from "#db/queries/member.ts";
import {
  createClinic,
  deleteSystemState,
  getSystemState,
  hasClinic,
  setSystemState,
} from "#db/queries/setup.ts";
import { createUser } from "#db/queries/user.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { SetupInput } from "#lib/schemas/setup.ts";
import { installContent } from "./install-content.ts";
import { hashPassphrase } from "./passphrase.ts";
import { takeAttempt } from "./rate-limit.ts";
import { openSession, type RequestOrigin } from "./sign-in-session.ts";

const codeKey = "setup.codeHash";
/** The key of the form that made the clinic, so that its second sending is told from a stranger’s. */
const formKeyKey = "setup.formKey";
/** Letters and figures that are not taken for one another. 16 of 30 symbols: 78 bits. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeLength = 16;

const hashOf = (code: string) => createHash("sha256").update(code).digest("hex");
/** What people type: any case, with or without dashes and spaces. */
const normalized = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, "");

function randomCode(): string {
  let code = "";
  while (code.length < codeLength) {
    // Bytes of the last, incomplete run are left out, so that every symbol is as likely.
    for (const byte of randomBytes(codeLength))
      if (byte < 240 && code.length < codeLength) code += alphabet[byte % alphabet.length];
  }
  return code.match(/.{4}/g)!.join("-");
}

/** Whether the first run is still to come. */
export async function needsSetup(): Promise<boolean> {
  return !(await hasClinic((await getStore()).read, systemGrant("setup")));
}

/**
 * A fresh code for the first run, to be printed on the server's console; the code of an earlier start stops working.
 * Null when a clinic exists already. Called by the server entry at each start.
 */
export async function issueSetupCode(): Promise<string | null> {
  if (!(await needsSetup())) return null;
  const code = randomCode();
  const store = await getStore();
  await store.write(systemGrant("setup"), "setup:issue", (tx) =>
    setSystemState(tx, systemGrant("setup"), codeKey, hashOf(normalized(code)), now()),
  );
  return code;
}

export type SetupFailure = "not_found" | "too_many" | "wrong_code" | "name_taken";

/**
 * Creates the clinic and its first admin and opens the admin's session. Sent twice, it answers ok with no session: the
 * clinic of this form stands already, and the admin signs in.
 * Fails with `not_found` once another clinic exists, `too_many`, `wrong_code`, `name_taken`.
 */
export async function setUpClinic(
  _actor: Actor,
  input: SetupInput,
  from: RequestOrigin,
): Promise<Result<{ sessionId: string | null }, SetupFailure>> {
  const store = await getStore();
  const grant = systemGrant("setup");
  if (await isRepeat(store.read, input)) return ok({ sessionId: null });
  if (!(await needsSetup())) return err("not_found");
  if (!(await takeAttempt("setupCode", from.address)).ok) return err("too_many");
  if (!codeFits(await getSystemState(store.read, grant, codeKey), input.code)) return err("wrong_code");
  const passphraseHash = await hashPassphrase(input.passphrase);
  await installContent();
  const at = now();
  const [clinicId, userId, memberId] = [newId(at.getTime()), newId(at.getTime()), newId(at.getTime())];
  const { name, locale, zone } = input;
  try {
    return await store.write(grant, "clinic:create", async (tx, audit) => {
      if (await isRepeat(tx, input)) return ok({ sessionId: null });
      if (await hasClinic(tx, grant)) return err("not_found");
      if (!codeFits(await getSystemState(tx, grant, codeKey), input.code)) return err("wrong_code");
      audit({ subjectId: clinicId });
      await createClinic(tx, grant, {
        id: clinicId,
        name,
        locale,
        zone,
        emergencyNumber: input.emergencyNumber,
        doctorNumber: input.doctorNumber,
        crisisLine: input.crisisLine,
        replyTime: input.replyTime,
        serviceHours: input.serviceHours,
        progressionEnabled: input.progression === "on",
        isDemo: false,
        createdAt: at,
      });
      await createUser(tx, grant, {
        id: userId,
        name: input.adminName,
        email: null,
        signInName: input.signInName,
        passphraseHash,
        createdAt: at,
      });
      await createMember(tx, systemGrant("setup", { clinicId }), {
        id: memberId,
        userId,
        role: "admin",
        title: null,
        zone,
        locale,
        createdAt: at,
      });
      await deleteSystemState(tx, grant, codeKey);
      await setSystemState(tx, grant, formKeyKey, input.idempotencyKey, at);
      return ok({ sessionId: await openSession(tx, { userId, memberId }, from.device, at) });
    });
  } catch (problem) {
    if (!isUniqueViolation(problem)) throw problem;
    return (await isRepeat(store.read, input)) ? ok({ sessionId: null }) : err("name_taken");
  }
}

async function isRepeat(db: Db, input: SetupInput): Promise<boolean> {
  return (await getSystemState(db, systemGrant("setup"), formKeyKey)) === input.idempotencyKey;
}

function codeFits(storedHash: string | null, typed: string): boolean {
  if (storedHash === null) return false;
  const given = Buffer.from(hashOf(normalized(typed)));
  const stored = Buffer.from(storedHash);
  return given.length === stored.length && timingSafeEqual(given, stored);
}
