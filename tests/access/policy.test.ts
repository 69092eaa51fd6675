/**
 * The policy in full: every permission × role × relation against a table written out by hand, and the rules that hold
 * whatever the table says. The table is the other half of a contract: changing the policy means changing it here too.
 */
import { describe, expect, test } from "vitest";
import {
  type AccessFacts,
  type Denial,
  decideAccess,
  type Permission,
  policy,
  type Relation,
  recordsRead,
} from "#lib/access/policy.ts";
import { systemGrant, systemPurposes } from "#lib/access/system.ts";
import { type Role, roles } from "#lib/domain/episode.ts";

const relations: readonly Relation[] = ["self", "care_team", "none"];

type Answer = "allow" | Denial;
/** Answers to patient, therapist, clinician, admin, in this order. */
type Line = readonly [Answer, Answer, Answer, Answer];

const [A, F, N] = ["allow", "forbidden", "not_found"] as const;
const noRelation: Line = [N, N, N, N];
const [forPatient, forTeamTherapist, forTeam]: readonly { self: Line; care_team: Line; none: Line }[] = [
  { self: [A, F, F, F], care_team: [F, F, F, F], none: noRelation },
  { self: [F, F, F, F], care_team: [F, A, F, F], none: noRelation },
  { self: [F, F, F, F], care_team: [F, A, A, F], none: noRelation },
] as never;

/** A permission about the clinic or oneself does not look at a relation: one line for all three. */
const whatever = (line: Line) => ({ self: line, care_team: line, none: line });

const table: Record<Permission, Record<Relation, Line>> = {
  "account:manage": whatever([A, A, A, A]),
  "consent:record": whatever([A, A, A, A]),
  "clinic:read": whatever([A, A, A, A]),
  "clinic:configure": whatever([F, F, F, A]),
  "people:manage": whatever([F, F, F, A]),
  "audit:read": whatever([F, F, F, A]),
  "backup:read": whatever([F, F, F, A]),
  "patient:invite": whatever([F, A, F, F]),
  "caseload:read": whatever([F, A, F, F]),
  "panel:read": whatever([F, F, A, F]),
  "library:read": whatever([F, A, A, A]),
  "library:edit": whatever([F, A, F, A]),
  "favourite:keep": whatever([F, A, A, A]),
  "chart:read": forTeam!,
  "own-record:read": forPatient!,
  "check-in:record": forPatient!,
  "prom:record": forPatient!,
  "prom:enter": forTeam!,
  "flare:declare": forPatient!,
  "red-flag:answer": forPatient!,
  "facts:record": { self: [A, F, F, F], care_team: [F, A, F, F], none: noRelation },
  "red-flag:clear": forTeam!,
  "clearance:sign": forTeamTherapist!,
  "decision:resolve": forTeamTherapist!,
  "program:publish": forTeamTherapist!,
  "signal:handle": forTeamTherapist!,
  "episode:manage": forTeamTherapist!,
  "invitation:manage": forTeamTherapist!,
};

const permissions = Object.keys(policy) as Permission[];
const facts = (role: Role, relation: Relation, more: Partial<AccessFacts> = {}): AccessFacts => ({
  role,
  relation,
  active: true,
  consented: true,
  ...more,
});

const cells = permissions.flatMap((permission) =>
  relations.flatMap((relation) => roles.map((role) => ({ permission, relation, role }))),
);

describe("the policy", () => {
  test("has a line in the table for every permission, and no other", () => {
    expect(Object.keys(table).sort()).toEqual([...permissions].sort());
    expect(roles).toEqual(["patient", "therapist", "clinician", "admin"]);
  });

  test.each(permissions)("%s: every role and relation", (permission) => {
    const found = Object.fromEntries(
      relations.map((relation) => [
        relation,
        roles.map((role) => decideAccess(permission, facts(role, relation))),
      ]),
    );
    expect(found).toEqual(table[permission]);
  });

  test("nobody who is disabled or unknown may do anything", () => {
    for (const { permission, role, relation } of cells) {
      expect(decideAccess(permission, facts(role, relation, { active: false }))).toBe("signed_out");
    }
    for (const permission of permissions) expect(decideAccess(permission, null)).toBe("signed_out");
  });

  test("a permission that nobody wrote down is denied", () => {
    for (const role of roles)
      expect(decideAccess("chart:erase" as Permission, facts(role, "self"))).toBe("forbidden");
  });

  test("a record of patients without a relation does not exist, to any role", () => {
    for (const { permission, role } of cells.filter(
      ({ permission }) => policy[permission].about === "patient",
    )) {
      expect(decideAccess(permission, facts(role, "none"))).toBe("not_found");
    }
  });

  test("without agreeing first a patient may read and enter nothing, and staff are not asked", () => {
    const needing = permissions.filter((permission) => "needsConsent" in policy[permission]);
    expect(needing.sort()).toEqual([
      "check-in:record",
      "facts:record",
      "flare:declare",
      "own-record:read",
      "prom:record",
      "red-flag:answer",
    ]);
    for (const permission of needing) {
      expect(decideAccess(permission, facts("patient", "self", { consented: false }))).toBe(
        "consent_required",
      );
    }
    expect(decideAccess("facts:record", facts("therapist", "care_team", { consented: false }))).toBe("allow");
    // Agreeing itself, and the account, must stay open before it.
    for (const permission of ["consent:record", "account:manage", "clinic:read"] as const) {
      expect(decideAccess(permission, facts("patient", "none", { consented: false }))).toBe("allow");
    }
  });

  test("refusing comes before asking to agree: agreeing would not help", () => {
    expect(decideAccess("chart:read", facts("patient", "self", { consented: false }))).toBe("forbidden");
    expect(decideAccess("own-record:read", facts("patient", "none", { consented: false }))).toBe("not_found");
  });

  test("admins run the clinic and see no patient", () => {
    const allowed = permissions.filter((permission) =>
      relations.some((relation) => decideAccess(permission, facts("admin", relation)) === "allow"),
    );
    expect(allowed.filter((permission) => policy[permission].about === "patient")).toEqual([]);
  });

  test("reading a chart is recorded", () => {
    expect(permissions.filter(recordsRead)).toEqual(["chart:read"]);
  });
});

describe("system grants", () => {
  test("the list is closed", () => {
    expect([...systemPurposes].sort()).toEqual([
      "access-log",
      "command-line",
      "daily-pass",
      "install",
      "invitation",
      "outbox",
      "public-page",
      "rate-limit",
      "rules",
      "session",
      "setup",
      "sign-in",
    ]);
    expect(() => systemGrant("chart" as never)).toThrow("unknown system purpose");
  });

  test.each(systemPurposes)("%s names itself in the audit and is about nobody unless told", (purpose) => {
    const grant = systemGrant(purpose);
    expect(grant).toMatchObject({ permission: `system:${purpose}`, actorKind: `system:${purpose}` });
    expect([grant.clinicId, grant.memberId, grant.userId, grant.patientId, grant.episodeId]).toEqual(
      Array(5).fill(null),
    );
    expect(Object.isFrozen(grant)).toBe(true);
  });
});
