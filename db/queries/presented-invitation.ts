/**
 * The invited person's side of an invitation: what a link opens, and using it up. Invariant: it is found by the hash of
 * its token alone, and a used or revoked one is never used again.
 */
import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { SystemGrant } from "#lib/access/grant.ts";
import type { Role } from "#lib/domain/episode.ts";
import { type InvitationRow, invitationColumns } from "./invitation.ts";

export interface PresentedInvitation extends InvitationRow {
  readonly clinicId: string;
  readonly clinicName: string;
  readonly userId: string;
  readonly role: Role;
  readonly zone: string;
  readonly name: string;
  readonly signInName: string | null;
  readonly passphraseHash: string | null;
  readonly disabled: boolean;
}

/** The invitation that a link opens, with whom it is for; null for a token that was never issued. */
export async function getPresentedInvitation(
  db: Db,
  _grant: SystemGrant<"invitation">,
  tokenHash: string,
): Promise<PresentedInvitation | null> {
  const { invitations: i, members: m, users: u, clinics: c } = tables;
  const [row] = await db
    .select({
      ...invitationColumns(),
      clinicId: i.clinicId,
      clinicName: c.name,
      userId: u.id,
      role: m.role,
      zone: m.zone,
      name: u.name,
      signInName: u.signInName,
      passphraseHash: u.passphraseHash,
      disabledAt: m.disabledAt,
    })
    .from(i)
    .innerJoin(m, eq(m.id, i.memberId))
    .innerJoin(u, eq(u.id, m.userId))
    .innerJoin(c, eq(c.id, i.clinicId))
    .where(eq(i.tokenHash, tokenHash));
  if (!row) return null;
  const { disabledAt, ...rest } = row;
  return { ...rest, disabled: disabledAt !== null };
}

/** Uses an invitation up. False when it was used or revoked in the meantime. */
export async function consumeInvitation(
  tx: Db,
  _grant: SystemGrant<"invitation">,
  id: string,
  at: Date,
): Promise<boolean> {
  const { invitations: i } = tables;
  const rows = await tx
    .update(i)
    .set({ usedAt: at })
    .where(and(eq(i.id, id), isNull(i.usedAt), isNull(i.revokedAt)))
    .returning({ id: i.id });
  return rows.length > 0;
}
