/** The grants under which clinical rows are read. Invariant: an invitation alone never reads a record. */
import type { MemberGrant, PatientGrant, RulesGrant } from "#lib/access/grant.ts";
import type { PatientPermission } from "#lib/access/policy.ts";

/** Names one patient whose record may be read: the patient's own, or a member of the care team. */
export type ClinicalGrant<
  P extends Exclude<PatientPermission, "invitation:manage"> = Exclude<PatientPermission, "invitation:manage">,
> = PatientGrant<P>;

/** Reads one patient's record: whoever may, or the rules at work for it. */
export type ClinicalReader = ClinicalGrant | RulesGrant;

/** Reads across the patients a member is linked to: a therapist's caseload, a clinician's panel. */
export type ListGrant = MemberGrant<"caseload:read" | "panel:read">;
