/** Mail that waits to be sent. A row is named like its invitation, so that taking an invitation back takes its mail back. */
import { and, eq, inArray, isNull, lt, lte, ne } from "drizzle-orm";
import { plusOne } from "#db/dialect/text.ts";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { SystemGrant } from "#lib/access/grant.ts";
import type { Role } from "#lib/domain/episode.ts";
import type { InvitingGrant } from "./invitation.ts";

/** Puts an invitation's mail in the box; a second one with the same id replaces link and recipient and starts anew. */
export async function enqueueInvitationMail(
  tx: Db,
  grant: InvitingGrant,
  mail: { invitationId: string; recipient: string; link: string; at: Date },
): Promise<void> {
  const { outboxMails } = tables;
  const content = {
    recipient: mail.recipient,
    link: mail.link,
    createdAt: mail.at,
    sentAt: null,
    attempts: 0,
    nextAttemptAt: mail.at,
  };
  await tx
    .insert(outboxMails)
    .values({ id: mail.invitationId, clinicId: grant.clinicId, template: "invitation", ...content })
    .onConflictDoUpdate({ target: outboxMails.id, set: content });
}

/** Forgets mail of these invitations that has not gone yet. */
export async function dropUnsentMail(
  tx: Db,
  _grant: InvitingGrant | SystemGrant<"invitation">,
  invitationIds: readonly string[],
): Promise<void> {
  const { outboxMails: o } = tables;
  if (invitationIds.length === 0) return;
  await tx.delete(o).where(and(inArray(o.id, [...invitationIds]), isNull(o.sentAt)));
}

export interface DueMail {
  readonly id: string;
  readonly recipient: string;
  readonly link: string;
  readonly attempts: number;
  readonly clinicName: string;
  readonly inviterName: string;
  readonly expiresAt: Date;
  readonly role: Role;
  readonly locale: string;
  readonly zone: string;
}

/** Up to `limit` mails that are due at `at` and have been tried fewer than `maxAttempts` times; those of live invitations only. */
export async function listDueMail(
  db: Db,
  _grant: SystemGrant<"outbox">,
  at: Date,
  limit: number,
  maxAttempts: number,
): Promise<DueMail[]> {
  const { outboxMails: o, invitations: i, members: m, clinics: c, users: u } = tables;
  const rows = await db
    .select({
      id: o.id,
      recipient: o.recipient,
      link: o.link,
      attempts: o.attempts,
      clinicName: c.name,
      createdById: i.createdById,
      expiresAt: i.expiresAt,
      role: m.role,
      locale: m.locale,
      zone: m.zone,
    })
    .from(o)
    .innerJoin(i, eq(i.id, o.id))
    .innerJoin(m, eq(m.id, i.memberId))
    .innerJoin(c, eq(c.id, o.clinicId))
    .where(
      and(
        isNull(o.sentAt),
        ne(o.link, ""),
        lte(o.nextAttemptAt, at),
        lt(o.attempts, maxAttempts),
        isNull(i.usedAt),
        isNull(i.revokedAt),
      ),
    )
    .orderBy(o.nextAttemptAt)
    .limit(limit);
  if (rows.length === 0) return [];
  const inviters = await db
    .select({ memberId: m.id, name: u.name })
    .from(m)
    .innerJoin(u, eq(u.id, m.userId))
    .where(inArray(m.id, [...new Set(rows.map((row) => row.createdById))]));
  const names = new Map(inviters.map((row) => [row.memberId, row.name]));
  return rows.map(({ createdById, ...row }) => ({
    ...row,
    inviterName: names.get(createdById) ?? row.clinicName,
  }));
}

/** Takes a mail for one attempt: it is due again only at `retryAt`. False when another worker took it. */
export async function claimMail(
  tx: Db,
  _grant: SystemGrant<"outbox">,
  mail: { id: string; attempts: number },
  retryAt: Date,
): Promise<boolean> {
  const { outboxMails: o } = tables;
  const rows = await tx
    .update(o)
    .set({ attempts: plusOne(o.attempts), nextAttemptAt: retryAt })
    .where(and(eq(o.id, mail.id), eq(o.attempts, mail.attempts), isNull(o.sentAt)))
    .returning({ id: o.id });
  return rows.length > 0;
}

/** Notes that a mail has gone and empties its link, unless a newer link was put in meanwhile. */
export async function markMailSent(
  tx: Db,
  _grant: SystemGrant<"outbox">,
  mail: { id: string; link: string },
  at: Date,
): Promise<void> {
  const { outboxMails: o } = tables;
  await tx
    .update(o)
    .set({ sentAt: at, link: "" })
    .where(and(eq(o.id, mail.id), eq(o.link, mail.link)));
}

/** Empties the links of mails that will not be tried again. */
export async function emptyGivenUpMail(
  tx: Db,
  _grant: SystemGrant<"outbox">,
  maxAttempts: number,
  at: Date,
): Promise<void> {
  const { outboxMails: o } = tables;
  await tx
    .update(o)
    .set({ link: "" })
    .where(and(isNull(o.sentAt), ne(o.link, ""), eq(o.attempts, maxAttempts), lte(o.nextAttemptAt, at)));
}
