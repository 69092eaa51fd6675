/**
 * What the rules hold back until a therapist resumes, changes or ends it. Invariant: append-only; a suspension is open
 * until a person's ending stands beside it. Source: clinical.md B5 "STOP_NOTIFY suspends".
 */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, MemberGrant, PatientGrant, RulesGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { linkedEpisodeIds } from "./linked-episodes.ts";

export interface Suspension {
  readonly id: string;
  readonly episodeId: string;
  readonly patientId: string;
  readonly decisionId: string;
  readonly scope: "exercise" | "strengthening";
  readonly exerciseId: string;
  readonly exercise: string;
  readonly slug: string;
  readonly versionId: string;
  /** Code of the stop, such as `SEVERE_PAIN`. */
  readonly reason: string;
  readonly suspendedOn: LocalDay;
  readonly suspendedAt: Date;
  /** Null while it is open. */
  readonly ending: {
    readonly kind: "resumed" | "changed" | "ended";
    readonly reason: string | null;
    readonly endedOn: LocalDay;
    readonly endedAt: Date;
    readonly endedById: string;
  } | null;
}

async function listOf(db: Db, episodeIds: readonly string[]): Promise<Suspension[]> {
  const { suspensions: s, suspensionEndings: n, exercises: x } = tables;
  const rows = await db
    .select({ suspension: s, ending: n, exercise: x.name, slug: x.slug })
    .from(s)
    .innerJoin(x, eq(x.id, s.exerciseId))
    .leftJoin(n, eq(n.suspensionId, s.id))
    .where(inArray(s.episodeId, [...episodeIds]))
    .orderBy(asc(s.suspendedAt), asc(s.id));
  return rows.map(({ suspension, ending, exercise, slug }) => ({
    id: suspension.id,
    episodeId: suspension.episodeId,
    patientId: suspension.patientId,
    decisionId: suspension.decisionId,
    scope: suspension.scope,
    exerciseId: suspension.exerciseId,
    exercise,
    slug,
    versionId: suspension.versionId,
    reason: suspension.reason,
    suspendedOn: suspension.suspendedOn,
    suspendedAt: suspension.suspendedAt,
    ending: ending && {
      kind: ending.kind,
      reason: ending.reason,
      endedOn: ending.endedOn,
      endedAt: ending.endedAt,
      endedById: ending.endedById,
    },
  }));
}

/** Every suspension of the episode, ended ones too, oldest first. */
export async function listSuspensions(db: Db, grant: EpisodeGrant): Promise<Suspension[]> {
  return grant.episodeId === null ? [] : listOf(db, [grant.episodeId]);
}

/** Whether the rules hold all strengthening of the episode back now. */
export async function isStrengtheningPaused(db: Db, grant: EpisodeGrant): Promise<boolean> {
  return (await listSuspensions(db, grant)).some(
    (one) => one.scope === "strengthening" && one.ending === null,
  );
}

/** The open suspensions of every episode the member is linked to. Two statements. */
export async function listOpenSuspensionsOfMany(
  db: Db,
  grant: MemberGrant<"caseload:read" | "panel:read">,
): Promise<Suspension[]> {
  const ids = await linkedEpisodeIds(db, grant);
  return ids.length === 0 ? [] : (await listOf(db, ids)).filter((row) => row.ending === null);
}

/** The days on which all strengthening was held back, as excused days: `to` is null while it still is. */
export interface SuspendedSpan {
  readonly id: string;
  readonly episodeId: string;
  readonly from: LocalDay;
  readonly to: LocalDay | null;
  readonly suspendedAt: Date;
}

/** Spans without strengthening of these episodes, which the caller has from the grant. One statement. */
export async function listSuspendedSpans(
  db: Db,
  grant: EpisodeGrant | MemberGrant,
  episodeIds: readonly string[],
): Promise<SuspendedSpan[]> {
  const { suspensions: s, suspensionEndings: n } = tables;
  const rows = await db
    .select({
      id: s.id,
      episodeId: s.episodeId,
      from: s.suspendedOn,
      to: n.endedOn,
      suspendedAt: s.suspendedAt,
    })
    .from(s)
    .leftJoin(n, eq(n.suspensionId, s.id))
    .where(
      and(
        eq(s.clinicId, grant.clinicId),
        inArray(s.episodeId, [...episodeIds]),
        eq(s.scope, "strengthening"),
      ),
    )
    .orderBy(asc(s.suspendedOn), asc(s.id));
  return rows;
}

/** Adds suspensions. One statement. */
export async function insertSuspensions(
  tx: Db,
  grant: RulesGrant,
  rows: readonly {
    readonly id: string;
    readonly decisionId: string;
    readonly scope: Suspension["scope"];
    readonly exerciseId: string;
    readonly versionId: string;
    readonly reason: string;
    readonly suspendedOn: LocalDay;
    readonly suspendedAt: Date;
  }[],
): Promise<void> {
  if (rows.length === 0) return;
  const { clinicId, patientId, episodeId } = grant;
  await tx.insert(tables.suspensions).values(rows.map((row) => ({ ...row, clinicId, patientId, episodeId })));
}

/** Ends a suspension. A second ending of the same one is a unique violation. */
export async function insertSuspensionEnding(
  tx: Db,
  grant: PatientGrant<"decision:resolve" | "program:publish">,
  row: {
    readonly id: string;
    readonly suspensionId: string;
    readonly kind: "resumed" | "changed" | "ended";
    readonly reason: string | null;
    readonly versionId: string | null;
    readonly endedOn: LocalDay;
    readonly endedAt: Date;
  },
): Promise<void> {
  if (grant.episodeId === null) throw new Error("invariant broken: a suspension belongs to an episode");
  await tx.insert(tables.suspensionEndings).values({
    ...row,
    clinicId: grant.clinicId,
    patientId: grant.patientId,
    episodeId: grant.episodeId,
    endedById: grant.memberId,
  });
}
