/**
 * A person's own settings and sign-ins. Invariants: nobody changes anyone else's; a changed passphrase was proved with
 * the present one; two open tabs never overwrite each other.
 */

import { type DeviceRow, listOwnSessions, revokeOwnSessions } from "#db/queries/sign-in.ts";
import {
  type AccountRow,
  getOwnAccount,
  getOwnPassphraseHash,
  setOwnPassphrase,
  updateOwnPreferences,
} from "#db/queries/user.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor, MemberActor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { ChangePassphraseInput, PreferencesInput, RevokeSessionInput } from "#lib/schemas/account.ts";
import { hashPassphrase, passphraseFits } from "./passphrase.ts";
import { takeAttempt } from "./rate-limit.ts";

export interface Account extends AccountRow {
  /** Live sign-ins, this one first, then by last use. */
  readonly devices: readonly (DeviceRow & { readonly isThisOne: boolean })[];
}

/** The person's own account with the devices signed in. */
export async function getAccount(actor: Actor): Promise<Result<Account, Denial>> {
  const access = await authorize(actor, "account:manage");
  if (!access.ok) return access;
  const { read } = await getStore();
  const [account, sessions] = await Promise.all([
    getOwnAccount(read, access.value),
    listOwnSessions(read, access.value, now()),
  ]);
  const own = (actor as MemberActor).sessionId;
  const devices = sessions.map((session) => ({ ...session, isThisOne: session.id === own }));
  devices.sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne));
  return ok({ ...account, devices });
}

/** Saves language, zone, theme and text size. `conflict` when another tab saved since the form was opened. */
export async function savePreferences(
  actor: Actor,
  input: PreferencesInput,
): Promise<Result<undefined, Denial | "conflict">> {
  const access = await authorize(actor, "account:manage");
  if (!access.ok) return access;
  const { revision, ...change } = input;
  const store = await getStore();
  if ((await getOwnAccount(store.read, access.value)).revision !== revision) return err("conflict");
  const saved = await store.write(access.value, "account:save", async (tx, audit) => {
    audit({ subjectId: access.value.userId });
    return updateOwnPreferences(tx, access.value, change, revision);
  });
  return saved ? ok() : err("conflict");
}

/**
 * Replaces the passphrase and, where asked for, signs every other device out.
 * Fails with `wrong_passphrase` when the present one does not fit, `too_many` after ten tries in 15 minutes.
 */
export async function changePassphrase(
  actor: Actor,
  input: ChangePassphraseInput,
): Promise<Result<undefined, Denial | "wrong_passphrase" | "too_many" | "conflict">> {
  const access = await authorize(actor, "account:manage");
  if (!access.ok) return access;
  if (!(await takeAttempt("passphraseChange", access.value.userId)).ok) return err("too_many");
  const store = await getStore();
  const stored = await getOwnPassphraseHash(store.read, access.value);
  if (!(await passphraseFits(stored, input.current))) return err("wrong_passphrase");
  const hash = await hashPassphrase(input.passphrase);
  const at = now();
  const saved = await store.write(access.value, "account:change-passphrase", async (tx, audit) => {
    audit({ subjectId: access.value.userId });
    if (!(await setOwnPassphrase(tx, access.value, stored, hash))) return false;
    if (input.signOutOthers)
      await revokeOwnSessions(tx, access.value, { allBut: (actor as MemberActor).sessionId }, at);
    return true;
  });
  return saved ? ok() : err("conflict");
}

/** Signs one of the person's own devices out. One that is signed out already is ok; anyone else's changes nothing. */
export async function signOutDevice(
  actor: Actor,
  input: RevokeSessionInput,
): Promise<Result<undefined, Denial>> {
  const access = await authorize(actor, "account:manage");
  if (!access.ok) return access;
  const store = await getStore();
  await store.write(access.value, "session:revoke", async (tx, audit) => {
    audit({ subjectId: input.sessionId });
    await revokeOwnSessions(tx, access.value, { id: input.sessionId }, now());
  });
  return ok();
}

/** Signs every device of the person out but this one. */
export async function signOutOtherDevices(actor: Actor): Promise<Result<{ count: number }, Denial>> {
  const access = await authorize(actor, "account:manage");
  if (!access.ok) return access;
  const store = await getStore();
  const count = await store.write(access.value, "session:revoke-others", (tx) =>
    revokeOwnSessions(tx, access.value, { allBut: (actor as MemberActor).sessionId }, now()),
  );
  return ok({ count });
}
