/**
 * The versions that a flare brings in: calm care, the lighter program, and the one before it again.
 * Invariants: each is made by the rules in the name of whoever published what it comes from; a version that a therapist
 * planned for later is neither lost nor served while the flare is calm; what the flare itself brought in is never taken
 * for the program. Source: clinical.md A5.
 */
import { listDiagnoses } from "#db/queries/episode.ts";
import { type LibraryExercise, listExercisesBySlug } from "#db/queries/exercise.ts";
import { getLeadId, type StoredFlare } from "#db/queries/flare.ts";
import {
  getServedVersion,
  listPublications,
  listServedVersions,
  type ServedPrescription,
  type ServedVersion,
} from "#db/queries/program.ts";
import { createVersion, getNewestVersion, getProgram, type NewVersion } from "#db/queries/program-version.ts";
import type { Db } from "#db/runtime/store.ts";
import type { PatientGrant, RulesGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { cautionsFor, needsReason } from "#lib/domain/caution.ts";
import { stepOf } from "#lib/domain/flare.ts";
import { easierReturn, minimumReturn } from "#lib/domain/flare-return.ts";
import { type PlanSpan, type PublishedVersion, segmentsOf, versionInForce } from "#lib/domain/program.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { calmPlanByRules, publicationAfter } from "./calm-plan.ts";
import { lapseProposals } from "./lapse-proposals.ts";
import { sameRow } from "./rules-version.ts";

const makeId = () => newId(now().getTime());

/**
 * Core publications without those that flares brought in for a while: calm care and lighter versions, and whatever the
 * rules changed on a lighter version before it went again.
 */
function lasting(versions: readonly PublishedVersion[], flares: readonly StoredFlare[]): PublishedVersion[] {
  const byId = new Map(versions.map((version) => [version.versionId, version]));
  const lighter = flares.flatMap((flare) => {
    const step = stepOf(flare, "return");
    const from = step?.versionId == null ? undefined : byId.get(step.versionId)?.publishedAt;
    const over = flare.steps.find((one) => one.kind === "restored" || one.kind === "ended")?.recordedAt;
    return from === undefined ? [] : [{ from, to: over ?? null }];
  });
  const restored = new Set(flares.map((flare) => stepOf(flare, "restored")?.versionId ?? null));
  return versions.filter(({ versionId, origin, calmOnly, publishedAt }) => {
    if (origin === "person" || restored.has(versionId)) return true;
    return (
      !calmOnly && !lighter.some(({ from, to }) => publishedAt >= from && (to === null || publishedAt < to))
    );
  });
}

/** The core plan as it would stand without any flare, in order of its first day. */
export async function planWithoutFlares(
  db: Db,
  grant: RulesGrant | PatientGrant<"episode:manage">,
  flares: readonly StoredFlare[],
): Promise<PlanSpan[]> {
  const { versions, endings } = await listPublications(db, grant);
  const core = versions.filter((version) => version.lane === "core");
  return segmentsOf(lasting(core, flares), endings);
}

/** Brings calm care in from `day`: the patient's own calm plan, else the template. Null where nobody stands for it. */
export async function publishCalm(
  tx: Db,
  grant: RulesGrant,
  day: LocalDay,
  before: ServedVersion | null,
): Promise<string | null> {
  await lapseProposals(tx, grant);
  const { versions } = await listPublications(tx, grant);
  const own = versions
    .filter((version) => version.calmOnly && version.lane === "core" && version.effectiveFrom <= day)
    .sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
    .at(-1);
  const calm = own ? await getServedVersion(tx, grant, own.versionId) : null;
  if (calm) return publishAgain(tx, grant, calm, { day, blocks: sameBlocks(calm) });
  const publishedById = before?.publishedById ?? (await getLeadId(tx, grant));
  if (publishedById === null) return null;
  return (await calmPlanByRules(tx, grant, { day }, publishedById)).versionId;
}

/** Brings the lighter version of `target` in from `day`; its id. */
export async function publishLighter(
  tx: Db,
  grant: RulesGrant,
  target: ServedVersion,
  day: LocalDay,
): Promise<string> {
  const main = target.blocks.flatMap((block) => (block.kind === "main" ? block.prescriptions : []));
  const slugs = main.flatMap((row) => (row.exercise.easier === null ? [] : [row.exercise.easier]));
  const rungs = new Map((await listExercisesBySlug(tx, grant, slugs)).map((entry) => [entry.slug, entry]));
  const diagnoses = await listDiagnoses(tx, grant);
  const easierOf = (row: ServedPrescription): LibraryExercise | null => {
    const rung = row.exercise.easier === null ? undefined : rungs.get(row.exercise.easier);
    if (!rung || rung.archivedAt !== null || row.bounds.rungDownAllowed === false) return null;
    // What a therapist would have to clear first for this patient is not put in by a rule.
    const mayStand = row.cautionReason !== null || !needsReason(cautionsFor(rung.cautions, diagnoses));
    return mayStand ? rung : null;
  };
  const blocks = target.blocks.map((block) => ({
    ...headOf(block),
    prescriptions: block.prescriptions.map((row) => {
      if (block.kind !== "main") return sameRow(row);
      const rung = easierOf(row);
      if (rung === null) return { ...sameRow(row), ...minimumReturn(row) };
      return {
        ...sameRow(row),
        ...easierReturn(row, rung),
        exerciseId: rung.id,
        side: rung.side,
        restSeconds: rung.restSeconds,
        tempo: rung.tempo,
        effortMax: rung.effortMax,
        findsLoad: false,
        note: null,
      };
    }),
  }));
  return publishAgain(tx, grant, target, { day, blocks });
}

/**
 * Brings back the program as it would stand on `day` without the flare, with what was planned to begin later. By the
 * rules, or with `byPerson` as the member of the grant. Its id; null where there is none.
 */
export async function publishBefore(
  tx: Db,
  grant: RulesGrant | PatientGrant<"episode:manage">,
  flares: readonly StoredFlare[],
  day: LocalDay,
  byPerson = false,
): Promise<string | null> {
  const plan = await planWithoutFlares(tx, grant, flares);
  const span = versionInForce(plan, day);
  if (!span) return null;
  const later = plan.filter((one) => one.effectiveFrom > day).map((one) => one.versionId);
  const versions = await listServedVersions(tx, grant, [span.versionId, ...later]);
  const target = versions.find((version) => version.versionId === span.versionId);
  if (!target) return null;
  const versionId = await publishAgain(tx, grant, target, {
    day,
    blocks: sameBlocks(target),
    ...(byPerson ? { as: "member" } : {}),
  });
  for (const version of versions)
    if (later.includes(version.versionId))
      await publishAgain(tx, grant, version, {
        day: version.effectiveFrom,
        blocks: sameBlocks(version),
        as: "planned",
      });
  return versionId;
}

const headOf = ({ name, kind, countsAsMain }: ServedVersion["blocks"][number]) => ({
  name,
  kind,
  countsAsMain,
});

const sameBlocks = (version: ServedVersion): NewVersion["blocks"] =>
  version.blocks.map((block) => ({ ...headOf(block), prescriptions: block.prescriptions.map(sameRow) }));

async function publishAgain(
  tx: Db,
  grant: RulesGrant | PatientGrant<"episode:manage">,
  base: ServedVersion,
  change: {
    readonly day: LocalDay;
    readonly blocks: NewVersion["blocks"];
    /** Whose publication it counts as: of the rules in the name of the base’s publisher, unless it says otherwise. */
    readonly as?: "member" | "planned";
  },
): Promise<string> {
  const newest = await getNewestVersion(tx, grant, { lane: "core" });
  // A program that was ended stays ended: its content goes on as a program of its own.
  const ended = (await getProgram(tx, grant, base.programId))?.endsOn != null;
  const last = ended ? null : await getNewestVersion(tx, grant, { programId: base.programId });
  const versionId = makeId();
  await createVersion(tx, grant, {
    versionId,
    programId: ended ? makeId() : base.programId,
    program: ended ? { name: base.programName, lane: "core", templateId: base.templateId } : null,
    number: (last?.number ?? 0) + 1,
    effectiveFrom: change.day,
    schedule: base.schedule,
    noteToPatient: null,
    rules: base.rules,
    publishedAt: publicationAfter(newest?.publishedAt ?? null),
    ...(change.as === "member"
      ? {}
      : {
          publisher: {
            memberId: base.publishedById,
            origin: change.as === "planned" ? base.origin : "rules",
          },
        }),
    blocks: change.blocks,
    makeId,
  });
  return versionId;
}
