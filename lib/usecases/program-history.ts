/**
 * Reading what was published: all versions with their differences (staff), and the plan in force (the patient).
 * Invariant: what is shown as in force is what the one rule of lib/domain/program.ts says for the patient’s own day.
 */

import { listCareTeam } from "#db/queries/episode.ts";
import { getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { listPlanSpans, listServedVersions, type ServedVersion } from "#db/queries/program.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor, MemberActor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import type { Phase } from "#lib/domain/episode.ts";
import { nextVersion, onDemandInForce, type PlanSpan, versionInForce } from "#lib/domain/program.ts";
import { type Difference, differencesOf } from "#lib/domain/program-difference.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { type ShownExercises, shownExercises } from "./view/shown-exercise.ts";

/** Where a version stands today. `replaced` also covers one that never came into force. */
export type Standing = "in_force" | "to_come" | "past" | "replaced";

export interface HistoryEntry {
  readonly version: ServedVersion;
  readonly standing: Standing;
  /** The days it stood or will stand; null for one that never came into force. */
  readonly span: PlanSpan | null;
  /** Against the publication before it in its lane; null for the first. */
  readonly differences: readonly Difference[] | null;
}

export interface ProgramHistory {
  readonly patientId: string;
  readonly patientName: string;
  readonly phase: Phase;
  /** The patient’s local day. */
  readonly today: LocalDay;
  readonly inForce: ServedVersion | null;
  readonly next: ServedVersion | null;
  /** The newest publication first. */
  readonly entries: readonly HistoryEntry[];
  /** The newest publication of the core lane: what "change the program" starts from. */
  readonly newestCore: ServedVersion | null;
  readonly canPublish: boolean;
}

/** Every version of the patient’s episode with what changed each time. For the care team (`chart:read`). */
export async function readProgramHistory(
  actor: Actor,
  { patientId }: { readonly patientId: string },
): Promise<Result<ProgramHistory, Denial>> {
  const access = await authorize(actor, "chart:read", { patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const facts = await getEpisodeFacts(read, grant);
  if (!facts) return err("not_found");
  const [versions, spans] = [await listServedVersions(read, grant), await listPlanSpans(read, grant)];
  const today = localDayOf(now(), facts.zone);
  const byId = new Map(versions.map((version) => [version.versionId, version]));
  const wholeOf = (span: PlanSpan | null) => (span ? (byId.get(span.versionId) ?? null) : null);
  const entries = versions.map((version, index): HistoryEntry => {
    const span = spans.find((candidate) => candidate.versionId === version.versionId) ?? null;
    const before = versions
      .slice(0, index)
      .findLast(
        (other) =>
          other.lane === version.lane && (version.lane === "core" || other.programId === version.programId),
      );
    return {
      version,
      span,
      standing: standingOf(span, today),
      differences: before ? differencesOf(before, version) : null,
    };
  });
  return ok({
    patientId,
    patientName: facts.name,
    phase: facts.phase,
    today,
    inForce: wholeOf(versionInForce(spans, today)),
    next: wholeOf(nextVersion(spans, today)),
    entries: entries.reverse(),
    newestCore: versions.findLast((version) => version.lane === "core") ?? null,
    canPublish: grant.actorKind === "therapist",
  });
}

function standingOf(span: PlanSpan | null, today: LocalDay): Standing {
  if (span === null) return "replaced";
  if (span.effectiveFrom > today) return "to_come";
  return span.endsBefore === null || today < span.endsBefore ? "in_force" : "past";
}

export interface OwnProgram {
  readonly today: LocalDay;
  readonly phase: Phase | null;
  readonly inForce: ServedVersion | null;
  readonly next: ServedVersion | null;
  /** Warm-ups and other tools that are never due. */
  readonly onDemand: readonly ServedVersion[];
  /** Words, pictures and videos of the exercises in all of these. */
  readonly shows: ShownExercises;
  /** The lead therapist, by name; null when there is none. */
  readonly therapistName: string | null;
}

/** Everything prescribed to the signed-in patient, whole (`own-record:read`). */
export async function readOwnProgram(actor: MemberActor): Promise<Result<OwnProgram, Denial>> {
  const access = await authorize(actor, "own-record:read", { patientId: actor.memberId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const facts = await getEpisodeFacts(read, grant);
  const today = localDayOf(now(), facts?.zone ?? actor.zone);
  const spans = await listPlanSpans(read, grant);
  const [current, coming] = [versionInForce(spans, today), nextVersion(spans, today)];
  const onDemand = onDemandInForce(spans, today);
  const wanted = [current, coming, ...onDemand].flatMap((span) => (span ? [span.versionId] : []));
  const versions = await listServedVersions(read, grant, wanted);
  const byId = new Map(versions.map((version) => [version.versionId, version]));
  const whole = (span: PlanSpan | null) => (span ? (byId.get(span.versionId) ?? null) : null);
  const team = await listCareTeam(read, grant);
  return ok({
    today,
    phase: facts?.phase ?? null,
    inForce: whole(current),
    next: whole(coming),
    onDemand: onDemand.flatMap((span) => whole(span) ?? []),
    shows: await shownExercises(read, grant, actor.locale, versions),
    therapistName: team.find((member) => member.part === "lead_therapist")?.name ?? null,
  });
}
