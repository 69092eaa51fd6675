/**
 * Signing in and out, and who a session belongs to. Invariant: a revoked, expired or disabled sign-in answers like none;
 * a wrong name and a wrong passphrase answer alike.
 */
import { endSession, getLiveSession, getSignInUser, touchSession } from "#db/queries/sign-in.ts";
import { getStore } from "#db/runtime/store.ts";
import { type Actor, type MemberActor, visitor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { now } from "#lib/kernel/clock.ts";
import { isId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { SignInInput } from "#lib/schemas/account.ts";
import { passphraseFits } from "./passphrase.ts";
import { takeAttempt } from "./rate-limit.ts";
import { openSession, type RequestOrigin, sessionExpiry } from "./sign-in-session.ts";

const touchAfterMs = 10 * 60_000;

/**
 * Checks name and passphrase and opens a sign-in session.
 * Fails with `wrong_credentials` or `too_many` (per name and per address, 15 minutes).
 */
export async function signIn(
  input: SignInInput,
  from: RequestOrigin,
): Promise<Result<{ sessionId: string }, "wrong_credentials" | "too_many">> {
  const byAddress = await takeAttempt("signInAddress", from.address);
  const byName = await takeAttempt("signInName", input.signInName);
  if (!byAddress.ok || !byName.ok) return err("too_many");
  const store = await getStore();
  const grant = systemGrant("sign-in");
  const user = await getSignInUser(store.read, grant, input.signInName);
  const fits = await passphraseFits(user?.passphraseHash ?? null, input.passphrase);
  if (!user || !fits) return err("wrong_credentials");
  const at = now();
  const sessionId = await store.write(
    systemGrant("sign-in", { clinicId: user.clinicId, memberId: user.memberId }),
    "session:open",
    async (tx, audit) => {
      const opened = await openSession(tx, user, from.device, at);
      audit({ subjectId: opened });
      return opened;
    },
  );
  return ok({ sessionId });
}

export interface Preferences {
  readonly theme: "auto" | "light" | "dark";
  readonly textSize: "normal" | "large" | "larger";
}

/** Who holds this session, with how they like the screens; a visitor when it does not stand. */
export async function resolveSession(
  sessionId: string | null,
): Promise<{ actor: Actor; preferences: Preferences | null }> {
  if (!isId(sessionId)) return { actor: visitor, preferences: null };
  const store = await getStore();
  const at = now();
  const row = await getLiveSession(store.read, systemGrant("session"), sessionId, at);
  if (!row) return { actor: visitor, preferences: null };
  if (at.getTime() - row.lastSeenAt.getTime() > touchAfterMs) {
    await store.writeUnaudited(systemGrant("session"), (tx) =>
      touchSession(tx, systemGrant("session"), sessionId, at, sessionExpiry(at)),
    );
  }
  const actor: MemberActor = {
    kind: "member",
    userId: row.userId,
    memberId: row.memberId,
    clinicId: row.clinicId,
    role: row.role,
    sessionId,
    name: row.name,
    zone: row.zone,
    locale: row.locale,
  };
  return { actor, preferences: { theme: row.theme, textSize: row.textSize } };
}

/** Ends the session this device holds. */
export async function signOut(actor: Actor): Promise<void> {
  if (actor.kind !== "member") return;
  const store = await getStore();
  await store.write(
    systemGrant("session", { clinicId: actor.clinicId, memberId: actor.memberId }),
    "session:close",
    async (tx, audit) => {
      audit({ subjectId: actor.sessionId });
      await endSession(tx, systemGrant("session"), actor.sessionId, now());
    },
  );
}
