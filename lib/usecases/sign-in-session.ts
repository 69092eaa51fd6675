/** Opening a sign-in session inside a transaction that just proved who somebody is. */
import { createSignInSession } from "#db/queries/sign-in.ts";
import type { Db } from "#db/runtime/store.ts";
import { systemGrant } from "#lib/access/system.ts";
import { newId } from "#lib/kernel/ids.ts";

/** Days a sign-in lasts from its last use; patients should not have to type a passphrase before each session. */
export const sessionDays = 30;

/** When a sign-in that is used at `from` ends. */
export const sessionExpiry = (from: Date): Date => new Date(from.getTime() + sessionDays * 86_400_000);

/** What a request says about where it comes from. */
export interface RequestOrigin {
  /** Browser and system in a few words. */
  readonly device: string;
  /** Network address, for rate limits only; it is never stored in readable form. */
  readonly address: string;
}

/** Stores a session for this member and returns its id. */
export async function openSession(
  tx: Db,
  who: { userId: string; memberId: string },
  device: string,
  at: Date,
): Promise<string> {
  const id = newId(at.getTime());
  const { userId, memberId } = who;
  await createSignInSession(tx, systemGrant("sign-in"), {
    id,
    userId,
    memberId,
    device,
    createdAt: at,
    expiresAt: sessionExpiry(at),
  });
  return id;
}
