/** Clinics, the system's own state, rate limits and the audit trail. The clinic is the tenant: all else belongs to one. */
import type { Kit } from "#db/dialect/kit.ts";

export function clinicTables(k: Kit) {
  const clinics = k.table("clinics", {
    id: k.id(),
    name: k.text().notNull(),
    /** Language and region of the clinic, such as `en-GB`; a member's own wins. */
    locale: k.text().notNull(),
    zone: k.text().notNull(),
    emergencyNumber: k.text().notNull(),
    /** Doctor or urgent-care line for "today" answers (clinical.md L, S). */
    doctorNumber: k.text().notNull(),
    crisisLine: k.text().notNull(),
    /** Reply times in words, as patients read them. */
    replyTime: k.text().notNull(),
    serviceHours: k.text().notNull(),
    /** clinical.md I.4: off until the clinic chose it. */
    progressionEnabled: k.bool().notNull(),
    /** clinical.md A4: whether only clinicians may end an E or S lock. */
    cliniciansOnlyClearUrgent: k.bool().notNull(),
    isDemo: k.bool().notNull(),
    createdAt: k.instant().notNull(),
    /** Counts saves, so that the second of two editors is told. */
    revision: k.int().notNull(),
  });

  /** Facts about this database itself: whether it is a demo, the set-up code's hash. */
  const systemStates = k.table("system_states", {
    key: k.id(),
    value: k.text().notNull(),
    updatedAt: k.instant().notNull(),
  });

  /** Fixed windows, kept in the database so that a restart does not reset them. */
  const rateLimits = k.table("rate_limits", {
    key: k.id(),
    windowStartedAt: k.instant().notNull(),
    hits: k.int().notNull(),
  });

  const auditEntries = k.table(
    "audit_entries",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id),
      actorMemberId: k.text(),
      /** Role of a member, or the purpose of a system grant. */
      actorKind: k.text().notNull(),
      verb: k.text().notNull(),
      outcome: k.oneOf(["done", "denied", "read"]).notNull(),
      subjectId: k.text(),
      patientId: k.text(),
      at: k.instant().notNull(),
    },
    (t) => [
      k.index("audit_entries_clinic_at").on(t.clinicId, t.at),
      k.index("audit_entries_patient").on(t.patientId, t.at),
    ],
  );

  return { clinics, systemStates, rateLimits, auditEntries };
}
