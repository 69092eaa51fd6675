/**
 * People: users, their places in a clinic, invitations, sign-in sessions, consents.
 * Invariant: a sign-in session can be revoked at any time; a consent is never changed.
 */
import type { Kit } from "#db/dialect/kit.ts";
import { roles } from "#lib/domain/episode.ts";
import type { clinicTables } from "./clinic.ts";

export function memberTables(k: Kit, { clinics }: ReturnType<typeof clinicTables>) {
  const users = k.table(
    "users",
    {
      id: k.id(),
      /** What the person signs in with, lower case: an e-mail address or a chosen name. Null until the invitation is accepted. */
      signInName: k.text(),
      name: k.text().notNull(),
      email: k.text(),
      /** argon2id, PHC format; null until the invitation is accepted. */
      passphraseHash: k.text(),
      theme: k.oneOf(["auto", "light", "dark"]).notNull(),
      textSize: k.oneOf(["normal", "large", "larger"]).notNull(),
      createdAt: k.instant().notNull(),
      revision: k.int().notNull(),
    },
    (t) => [k.unique("users_sign_in_name").on(t.signInName)],
  );

  const members = k.table(
    "members",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      userId: k.ref(() => users.id).notNull(),
      role: k.oneOf(roles).notNull(),
      /** Professional title shown behind a staff name, such as "PT". */
      title: k.text(),
      birthYear: k.int(),
      zone: k.text().notNull(),
      locale: k.text().notNull(),
      createdAt: k.instant().notNull(),
      disabledAt: k.instant(),
    },
    (t) => [
      k.unique("members_clinic_user").on(t.clinicId, t.userId),
      k.index("members_clinic_role").on(t.clinicId, t.role),
      k.check("members_birth_year", k.between(t.birthYear, 1900, 2100)),
    ],
  );

  const invitations = k.table(
    "invitations",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      memberId: k.ref(() => members.id).notNull(),
      /** SHA-256 of the token in the link; the token itself is never stored. */
      tokenHash: k.text().notNull(),
      email: k.text(),
      createdById: k.ref(() => members.id).notNull(),
      createdAt: k.instant().notNull(),
      expiresAt: k.instant().notNull(),
      usedAt: k.instant(),
      revokedAt: k.instant(),
    },
    (t) => [k.unique("invitations_token").on(t.tokenHash), k.index("invitations_member").on(t.memberId)],
  );

  const signInSessions = k.table(
    "sign_in_sessions",
    {
      id: k.id(),
      userId: k.ref(() => users.id).notNull(),
      memberId: k.ref(() => members.id).notNull(),
      /** Browser and system in words, from the user agent, so that the person recognises the device. */
      device: k.text().notNull(),
      createdAt: k.instant().notNull(),
      lastSeenAt: k.instant().notNull(),
      expiresAt: k.instant().notNull(),
      revokedAt: k.instant(),
    },
    (t) => [k.index("sign_in_sessions_user").on(t.userId)],
  );

  const consents = k.table(
    "consents",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      memberId: k.ref(() => members.id).notNull(),
      textVersion: k.text().notNull(),
      locale: k.text().notNull(),
      agreedAt: k.instant().notNull(),
    },
    (t) => [k.unique("consents_member_version").on(t.memberId, t.textVersion)],
  );

  /** Mail to send after the transaction that decided it. No patient data but the address. */
  const outboxMails = k.table(
    "outbox_mails",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      recipient: k.text().notNull(),
      template: k.oneOf(["invitation"]).notNull(),
      /** What the template needs, such as the link; emptied when the mail has gone. */
      link: k.text().notNull(),
      createdAt: k.instant().notNull(),
      sentAt: k.instant(),
      attempts: k.int().notNull(),
      nextAttemptAt: k.instant().notNull(),
    },
    (t) => [k.index("outbox_mails_due").on(t.sentAt, t.nextAttemptAt)],
  );

  return { users, members, invitations, signInSessions, consents, outboxMails };
}
