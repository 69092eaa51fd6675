/**
 * One pure table: who may do what, given the facts. Unknown means deny.
 * A permission about a patient needs a relation to that patient; another clinic's or another patient's record is
 * `not_found`, so that nobody learns that it exists.
 */
import type { Role } from "#lib/domain/episode.ts";

export type Relation = "self" | "care_team" | "none";

export interface AccessFacts {
  readonly role: Role;
  /** The member is not disabled and the sign-in stands. */
  readonly active: boolean;
  /** To the patient asked about; `none` where there is no relation or the patient is of another clinic. */
  readonly relation: Relation;
  /** The member agreed to the present text (patients only; always true for staff). */
  readonly consented: boolean;
}

export type Denial = "signed_out" | "not_found" | "forbidden" | "consent_required";

interface Rule {
  /** About one patient (needs a relation), or about the clinic or the member alone. */
  readonly about: "patient" | "clinic" | "self";
  readonly allow: Partial<Record<Role, readonly Relation[] | true>>;
  /** A patient must have agreed to the present text first. */
  readonly needsConsent?: true;
  /** Reading it leaves a row in the audit. */
  readonly recordRead?: true;
}

const everyone = { patient: true, therapist: true, clinician: true, admin: true } as const;

export const policy = {
  "account:manage": { about: "self", allow: everyone },
  "consent:record": { about: "self", allow: everyone },
  "clinic:read": { about: "clinic", allow: everyone },
  "clinic:configure": { about: "clinic", allow: { admin: true } },
  "people:manage": { about: "clinic", allow: { admin: true } },
  "audit:read": { about: "clinic", allow: { admin: true } },
  "backup:read": { about: "clinic", allow: { admin: true } },
  "patient:invite": { about: "clinic", allow: { therapist: true } },
  "caseload:read": { about: "clinic", allow: { therapist: true } },
  "panel:read": { about: "clinic", allow: { clinician: true } },
  "library:read": { about: "clinic", allow: { therapist: true, clinician: true, admin: true } },
  "library:edit": { about: "clinic", allow: { therapist: true, admin: true } },
  "favourite:keep": { about: "self", allow: { therapist: true, clinician: true, admin: true } },
  "chart:read": {
    about: "patient",
    allow: { therapist: ["care_team"], clinician: ["care_team"] },
    recordRead: true,
  },
  "own-record:read": { about: "patient", allow: { patient: ["self"] }, needsConsent: true },
  "check-in:record": { about: "patient", allow: { patient: ["self"] }, needsConsent: true },
  "prom:record": { about: "patient", allow: { patient: ["self"] }, needsConsent: true },
  "prom:enter": { about: "patient", allow: { therapist: ["care_team"], clinician: ["care_team"] } },
  "flare:declare": { about: "patient", allow: { patient: ["self"] }, needsConsent: true },
  "red-flag:answer": { about: "patient", allow: { patient: ["self"] }, needsConsent: true },
  "facts:record": {
    about: "patient",
    allow: { patient: ["self"], therapist: ["care_team"] },
    needsConsent: true,
  },
  "red-flag:clear": { about: "patient", allow: { therapist: ["care_team"], clinician: ["care_team"] } },
  "clearance:sign": { about: "patient", allow: { therapist: ["care_team"] } },
  "decision:resolve": { about: "patient", allow: { therapist: ["care_team"] } },
  "program:publish": { about: "patient", allow: { therapist: ["care_team"] } },
  "signal:handle": { about: "patient", allow: { therapist: ["care_team"] } },
  "episode:manage": { about: "patient", allow: { therapist: ["care_team"] } },
  "invitation:manage": { about: "patient", allow: { therapist: ["care_team"] } },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof policy;

/** Permissions that name a patient. */
export type PatientPermission = {
  [P in Permission]: (typeof policy)[P]["about"] extends "patient" ? P : never;
}[Permission];

/** Allows, or says why not. */
export function decideAccess(permission: Permission, facts: AccessFacts | null): "allow" | Denial {
  if (facts === null || !facts.active) return "signed_out";
  const rule: Rule | undefined = policy[permission];
  if (!rule) return "forbidden";
  const allowed = rule.allow[facts.role];
  if (rule.about === "patient") {
    if (facts.relation === "none") return "not_found";
    if (allowed !== true && !allowed?.includes(facts.relation)) return "forbidden";
  } else if (allowed !== true) return "forbidden";
  if (rule.needsConsent && facts.role === "patient" && !facts.consented) return "consent_required";
  return "allow";
}

/** Whether a read under this permission is recorded in the audit. */
export function recordsRead(permission: Permission): boolean {
  return (policy[permission] as Rule).recordRead === true;
}
