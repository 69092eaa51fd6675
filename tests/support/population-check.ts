/**
 * What must hold of a simulated clinic, whatever happened in it: read from the tables, judged without the rules.
 * Invariant: every sentence returned is one violation, with the ids to look it up; none is what the test asks for.
 * Source: clinical.md A4, A5, B2, B3, B5; the signals' causes are judged in `population-causes.ts`. Long: one check an invariant.
 */

import { toExercise } from "#db/queries/exercise.ts";
import type { Store } from "#db/runtime/store.ts";
import { localDayOf } from "#lib/domain/calendar.ts";
import { canonicalJson } from "#lib/domain/canonical.ts";
import { boundsContaining, type Dose, doseProblems, isSameDose } from "#lib/domain/dosage.ts";
import { replayDecision } from "#lib/domain/progression-plan.ts";
import { storedInputs } from "#lib/schemas/decision.ts";
import { storedBounds } from "#lib/schemas/program.ts";
import type { Lived } from "./population.ts";
import { signalsWithoutCause } from "./population-causes.ts";
import {
  type ClinicRecord,
  clearedAt,
  exposuresAt,
  flagsOpenAt,
  flaresOpenAt,
  isBy,
  morningAfter,
  readRecord,
  sessionsAt,
  strengthens,
} from "./population-record.ts";

/** All violations; empty when everything holds. */
export async function checkPopulation(store: Store, lived: Lived): Promise<string[]> {
  const record = await readRecord(store, lived);
  return [
    ...factsLostOrDoubled(record),
    ...dosesOutOfBounds(record),
    ...strengthenedUncleared(record),
    ...progressedWhenItMustNot(record),
    ...progressionsAtOnce(record),
    ...notApplied(record),
    ...notReplayed(record),
    ...brokenChains(record),
    ...signalsWithoutCause(record),
  ];
}

/** Facts sent and acknowledged are the rows, each once. */
function factsLostOrDoubled({ lived, ...record }: ClinicRecord): string[] {
  const { ledger } = lived;
  const rows = [
    ...record.sessions.keys(),
    ...[
      record.sets,
      record.exposures,
      record.ends,
      record.amendments,
      record.mornings,
      record.excuses,
    ].flatMap((list) => list.map((row) => row.id)),
  ];
  const stored = new Set(rows);
  return [
    ...ledger.storedTwice.map((id) => `the fact ${id} was answered as stored twice`),
    ...rows.filter((id) => !ledger.made.has(id)).map((id) => `the fact ${id} was never made`),
    ...rows.filter((id) => ledger.refused.has(id)).map((id) => `the fact ${id} was refused and is stored`),
    ...[...ledger.acknowledged]
      .filter((id) => !stored.has(id))
      .map((id) => `the fact ${id} was acknowledged and is lost`),
    ...(rows.length === stored.size ? [] : ["an id names two facts"]),
    ...(ledger.acknowledged.size === stored.size
      ? []
      : [`${ledger.acknowledged.size} facts acknowledged, ${stored.size} stored`]),
  ];
}

const doseOf = (row: Dose): Dose => ({
  axis: row.axis,
  sets: row.sets,
  reps: row.reps,
  holdSeconds: row.holdSeconds,
  durationSeconds: row.durationSeconds,
  distanceM: row.distanceM,
  loadG: row.loadG,
});

/**
 * Every dose within its prescription's bounds; one that the rules changed also within the exercise's, widened by what
 * people prescribed of it, and no load above the heaviest that a person or twice the first load allows.
 */
function dosesOutOfBounds(record: ClinicRecord): string[] {
  const blocks = new Map(record.blocks.map((block) => [block.id, block]));
  const rowsOf = Map.groupBy(record.prescriptions.values(), (row) => row.versionId);
  const inOrder = record.versions.toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
  const returns = new Set(
    record.flareSteps.flatMap((step) => (step.kind === "return" ? (step.versionId ?? []) : [])),
  );
  const found: string[] = [];
  for (const versions of Map.groupBy(inOrder, (version) => version.episodeId).values()) {
    const wide = new Map<string, ReturnType<typeof toExercise>["bounds"]>();
    const heaviest = new Map<string, number>();
    const known = new Set<string>();
    for (const version of versions) {
      for (const row of rowsOf.get(version.id) ?? []) {
        const dose = doseOf(row as Dose);
        const bounds = storedBounds.parse(row.bounds);
        const name = `${record.exercises.get(row.exerciseId)?.slug} in version ${version.id}`;
        if (doseProblems(dose, bounds).length > 0) found.push(`${name}: a dose out of its bounds`);
        if (dose.loadG !== null && bounds.loadMaxG !== null && dose.loadG > bounds.loadMaxG)
          found.push(`${name}: a load above the largest`);
        if (blocks.get(row.blockId)?.kind !== "main") continue;
        const exercise = toExercise(record.exercises.get(row.exerciseId)!);
        const limits = wide.get(row.exerciseId) ?? exercise.bounds;
        const key = `${row.exerciseId} ${canonicalJson(dose)}`;
        const load = heaviest.get(row.exerciseId);
        // Coming back from a flare takes six tenths of the sets, at least one (clinical.md A5).
        if (returns.has(version.id) && dose.sets >= 1)
          wide.set(row.exerciseId, boundsContaining(limits, { ...exercise.defaultDose, sets: dose.sets }));
        if (version.origin === "person") {
          wide.set(row.exerciseId, boundsContaining(limits, dose));
          const max = bounds.loadMaxG ?? (dose.loadG === null ? null : dose.loadG * 2);
          if (max !== null) heaviest.set(row.exerciseId, Math.max(max, load ?? 0));
        } else if (!known.has(key)) {
          const within = wide.get(row.exerciseId) ?? limits;
          if (doseProblems(dose, boundsContaining(within, exercise.defaultDose)).length > 0)
            found.push(`${name}: the rules left the limits of the exercise`);
          // The first load is the one found at the first session, and twice that is the most from then on.
          if (load === undefined && dose.loadG !== null) heaviest.set(row.exerciseId, dose.loadG * 2);
          else if (load !== undefined && dose.loadG !== null && dose.loadG > load)
            found.push(`${name}: the rules raised a load above ${load} g`);
        }
        known.add(key);
      }
    }
  }
  return found;
}

/** Nothing but calm care is published without a clearance, or started without one or under a lock. */
function strengthenedUncleared(record: ClinicRecord): string[] {
  const found: string[] = [];
  for (const version of record.versions) {
    if (!strengthens(record, version.id) || clearedAt(record, version.episodeId, version.publishedAt))
      continue;
    found.push(`version ${version.id} strengthens without a clearance`);
  }
  for (const session of record.sessions.values()) {
    if (!strengthens(record, session.versionId)) continue;
    // A wrong clock counts as it stood: the person could not know better. What is not live is judged by its day.
    const live = session.source === "live";
    const cleared = record.clearances.some((clearance) => {
      const revoked = record.revocations.get(clearance.id)?.revokedAt ?? null;
      const standing =
        revoked === null ||
        (live ? revoked > session.startedAt : localDayOf(revoked, session.zone) > session.localDay);
      return clearance.episodeId === session.episodeId && clearance.signedDay <= session.localDay && standing;
    });
    if (!cleared) found.push(`session ${session.id} strengthens without a clearance`);
    if (!live) continue;
    const locked = flagsOpenAt(record, session.patientId, session.startedAt, "EST").filter(
      (flag) =>
        flag.raisedAt < session.receivedAt &&
        !isBy(record.flagEnds.get(flag.id)?.clearedAt, session.receivedAt),
    );
    if (locked.length > 0) found.push(`session ${session.id} strengthens under a red flag`);
  }
  return found;
}

/** No step up while a flag, a flare or a missing answer stands: neither decided nor brought in by the rules. */
function progressedWhenItMustNot(record: ClinicRecord): string[] {
  const found: string[] = [];
  for (const one of record.decisions) {
    if (one.outcome !== "PROGRESS") continue;
    const { patientId, episodeId, decidedAt: at } = one;
    const name = `decision ${one.id} (${one.reason}, ${record.resolutions.get(one.id)?.kind ?? "waiting"})`;
    if (flagsOpenAt(record, patientId, at, "EST").length > 0)
      found.push(`${name}: a step up under a red flag`);
    if (flaresOpenAt(record, episodeId, at).length > 0) found.push(`${name}: a step up in a flare`);
    const sessions = sessionsAt(record, patientId, at);
    const last = sessions.find((session) => session.id === one.lastSessionId);
    if (!last) {
      found.push(`${name}: a step up over a session that does not stand`);
      continue;
    }
    const first = sessions
      .filter((session) => session.day === last.day)
      .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || (a.id < b.id ? -1 : 1))[0]!;
    const answer = exposuresAt(record, last.id, at).find((row) => row.prescriptionId === one.prescriptionId);
    if (first.rest === null || answer?.painDuring == null || answer.effort === null)
      found.push(`${name}: a step up with an answer missing`);
    if (morningAfter(record, patientId, last.day, sessions, at) === null)
      found.push(`${name}: a step up without the morning after`);
  }
  return [...found, ...raisedWhenItMustNot(record)];
}

const amount = (dose: Dose) =>
  dose.sets *
  (dose.reps ?? 1) *
  (dose.axis === "hold" ? (dose.holdSeconds ?? 1) : 1) *
  (dose.durationSeconds ?? 1) *
  (dose.distanceM ?? 1);

/** Versions of the rules that raise a dose over the one before, in a flare or under a flag, but for a flare's own return. */
function raisedWhenItMustNot(record: ClinicRecord): string[] {
  const found: string[] = [];
  const rowsOf = Map.groupBy(record.prescriptions.values(), (row) => row.versionId);
  const returns = new Set(record.flareSteps.flatMap((step) => step.versionId ?? []));
  const inOrder = record.versions.toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
  for (const versions of Map.groupBy(inOrder, (version) => version.episodeId).values()) {
    versions.forEach((version, place) => {
      const before = versions[place - 1];
      if (!before || version.origin !== "rules" || returns.has(version.id)) return;
      const at = version.publishedAt;
      const held =
        flagsOpenAt(record, version.patientId, at, "EST").length > 0 ||
        flaresOpenAt(record, version.episodeId, at).length > 0;
      if (!held) return;
      for (const row of rowsOf.get(version.id) ?? []) {
        const old = (rowsOf.get(before.id) ?? []).find((one) => one.exerciseId === row.exerciseId);
        const raised =
          old !== undefined &&
          ((row.loadG ?? 0) > (old.loadG ?? row.loadG ?? 0) ||
            (row.loadG === old.loadG && amount(row as Dose) > amount(old as Dose)));
        if (raised) found.push(`version ${version.id}: the rules raised a dose in a flare or under a flag`);
      }
    });
  }
  return found;
}

/** At most three steps up stand for one session. */
function progressionsAtOnce(record: ClinicRecord): string[] {
  const replaced = new Set(record.decisions.flatMap((one) => one.supersedesId ?? []));
  const standing = record.decisions.filter((one) => one.outcome === "PROGRESS" && !replaced.has(one.id));
  return [...Map.groupBy(standing, (one) => one.lastSessionId)]
    .filter(([, ones]) => ones.length > 3)
    .map(([sessionId, ones]) => `session ${sessionId}: ${ones.length} steps up`);
}

/** What lowers risk was applied at once: a version or a pause stands for every step down and stop. */
function notApplied(record: ClinicRecord): string[] {
  const found: string[] = [];
  const rowsOf = Map.groupBy(record.prescriptions.values(), (row) => row.versionId);
  for (const one of record.decisions) {
    if (one.outcome !== "STOP_NOTIFY" && one.outcome !== "REGRESS") continue;
    const resolution = record.resolutions.get(one.id);
    const name = `decision ${one.id} (${one.outcome} ${one.reason})`;
    if (resolution?.kind !== "applied") {
      found.push(`${name}: not applied`);
      continue;
    }
    if (one.outcome === "STOP_NOTIFY") {
      const held = record.suspensions.some(
        (pause) =>
          pause.episodeId === one.episodeId &&
          (pause.scope === "strengthening" || pause.exerciseId === one.exerciseId) &&
          pause.suspendedAt <= one.decidedAt,
      );
      if (!held) found.push(`${name}: nothing is held back`);
    } else if (resolution.versionId !== null) {
      const dose = (one.proposal as { dose: Dose } | null)?.dose;
      const stands = (rowsOf.get(resolution.versionId) ?? []).some((row) =>
        isSameDose(doseOf(row as Dose), dose!),
      );
      const newer = record.decisions.some((other) => other.supersedesId === one.id);
      if (!stands && !newer && isLastOf(record, one)) found.push(`${name}: another dose was published`);
    }
  }
  return found;
}

/** Whether no later exposure of the exercise was decided on in the same run: only then does its dose have to stand. */
function isLastOf(record: ClinicRecord, one: ClinicRecord["decisions"][number]): boolean {
  const day = (id: string) => record.sessions.get(id)?.startedAt.getTime() ?? 0;
  return !record.decisions.some(
    (other) =>
      other.exerciseId === one.exerciseId &&
      other.episodeId === one.episodeId &&
      other.decidedAt <= one.decidedAt &&
      day(other.lastSessionId) > day(one.lastSessionId),
  );
}

/** Each decision is made again from its record. */
function notReplayed(record: ClinicRecord): string[] {
  return record.decisions.flatMap((one) => {
    const again = replayDecision(storedInputs.parse(one.inputs));
    const same =
      canonicalJson(again && [again.action, again.reason, again.next, again.figures]) ===
      canonicalJson([one.outcome, one.reason, one.proposal, one.figures]);
    return same
      ? []
      : [`decision ${one.id}: replay says ${again?.action} ${again?.reason}, not ${one.reason}`];
  });
}

/** Decisions over one last exposure form a list, and one of them stands. */
function brokenChains(record: ClinicRecord): string[] {
  const byId = new Map(record.decisions.map((one) => [one.id, one]));
  const replaced = new Set(record.decisions.flatMap((one) => one.supersedesId ?? []));
  const wrong = record.decisions.flatMap((one) => {
    if (one.supersedesId === null) return [];
    const before = byId.get(one.supersedesId);
    const same = before?.exerciseId === one.exerciseId && before.lastSessionId === one.lastSessionId;
    return same ? [] : [`decision ${one.id} replaces one over another exposure`];
  });
  const standing = record.decisions.filter((one) => !replaced.has(one.id));
  const twice = [...Map.groupBy(standing, (one) => `${one.exerciseId} ${one.lastSessionId}`)]
    .filter(([, ones]) => ones.length > 1)
    .map(([key]) => `two decisions stand over ${key}`);
  return [...wrong, ...twice];
}
