/**
 * Everything a clinic's database holds of its patients, read straight from the tables, with the few questions that the
 * checks ask of it at a moment of the past. Invariant: none of the product's queries or rules is used here, so that what
 * the product concluded is judged from outside.
 */
import { eq } from "drizzle-orm";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { addDays, type LocalDay, startOfLocalDay } from "#lib/domain/calendar.ts";
import type { Lived } from "./population.ts";

type Row<T extends keyof typeof tables> = (typeof tables)[T]["$inferSelect"];

export interface ClinicRecord {
  readonly lived: Lived;
  readonly members: ReadonlyMap<string, Row<"members">>;
  readonly episodes: readonly Row<"episodes">[];
  readonly phases: readonly Row<"phaseChanges">[];
  readonly consents: readonly Row<"consents">[];
  readonly exercises: ReadonlyMap<string, Row<"exercises">>;
  readonly versions: readonly Row<"programVersions">[];
  readonly blocks: readonly Row<"programBlocks">[];
  readonly prescriptions: ReadonlyMap<string, Row<"prescriptions">>;
  readonly sessions: ReadonlyMap<string, Row<"sessions">>;
  readonly amendments: readonly Row<"sessionAmendments">[];
  readonly sets: readonly Row<"sessionSets">[];
  readonly exposures: readonly Row<"exposures">[];
  readonly ends: readonly Row<"sessionFinishes">[];
  readonly mornings: readonly Row<"nextDayAnswers">[];
  readonly excuses: readonly Row<"excuses">[];
  readonly checkIns: readonly Row<"checkIns">[];
  readonly clearances: readonly Row<"clearances">[];
  readonly revocations: ReadonlyMap<string, Row<"clearanceRevocations">>;
  readonly flags: readonly Row<"redFlags">[];
  readonly flagEnds: ReadonlyMap<string, Row<"redFlagClearances">>;
  readonly flares: readonly Row<"flares">[];
  readonly flareSteps: readonly Row<"flareSteps">[];
  readonly decisions: readonly Row<"decisions">[];
  readonly resolutions: ReadonlyMap<string, Row<"decisionResolutions">>;
  readonly suspensions: readonly Row<"suspensions">[];
  readonly suspensionEnds: ReadonlyMap<string, Row<"suspensionEndings">>;
  readonly signals: ReadonlyMap<string, Row<"signals">>;
  readonly events: readonly Row<"signalEvents">[];
  /** Kinds of block of each version. */
  readonly kindsOf: ReadonlyMap<string, readonly string[]>;
  /** By patient. */
  readonly sessionsOf: ReadonlyMap<string, readonly Row<"sessions">[]>;
  readonly morningsOf: ReadonlyMap<string, readonly Row<"nextDayAnswers">[]>;
  /** By session. */
  readonly amendmentsOf: ReadonlyMap<string, readonly Row<"sessionAmendments">[]>;
  readonly exposuresOf: ReadonlyMap<string, readonly Row<"exposures">[]>;
  readonly setsOf: ReadonlyMap<string, readonly Row<"sessionSets">[]>;
  readonly endOf: ReadonlyMap<string, Row<"sessionFinishes">>;
}

const by = <T>(rows: readonly T[], key: (row: T) => string) => new Map(rows.map((row) => [key(row), row]));

export async function readRecord({ read }: Store, lived: Lived): Promise<ClinicRecord> {
  const t = tables;
  const own = lived.clinicId;
  const blocks = await read.select().from(t.programBlocks).where(eq(t.programBlocks.clinicId, own));
  const prescriptions = await read.select().from(t.prescriptions).where(eq(t.prescriptions.clinicId, own));
  const revocations = await read.select().from(t.clearanceRevocations);
  const flagEnds = await read.select().from(t.redFlagClearances);
  const resolutions = await read.select().from(t.decisionResolutions);
  const endings = await read.select().from(t.suspensionEndings);
  const sessions = await read.select().from(t.sessions).where(eq(t.sessions.clinicId, own));
  const amendments = await read.select().from(t.sessionAmendments);
  const sets = await read.select().from(t.sessionSets).where(eq(t.sessionSets.clinicId, own));
  const exposures = await read.select().from(t.exposures).where(eq(t.exposures.clinicId, own));
  const ends = await read.select().from(t.sessionFinishes);
  const mornings = await read.select().from(t.nextDayAnswers);
  return {
    lived,
    members: by(await read.select().from(t.members), (row) => row.id),
    episodes: await read.select().from(t.episodes).where(eq(t.episodes.clinicId, own)),
    phases: await read.select().from(t.phaseChanges),
    consents: await read.select().from(t.consents),
    exercises: by(await read.select().from(t.exercises), (row) => row.id),
    versions: await read.select().from(t.programVersions).where(eq(t.programVersions.clinicId, own)),
    blocks,
    prescriptions: by(prescriptions, (row) => row.id),
    sessions: by(sessions, (row) => row.id),
    amendments,
    sets,
    exposures,
    ends,
    mornings,
    excuses: await read.select().from(t.excuses),
    checkIns: await read.select().from(t.checkIns),
    clearances: await read.select().from(t.clearances).where(eq(t.clearances.clinicId, own)),
    revocations: by(revocations, (row) => row.clearanceId),
    flags: await read.select().from(t.redFlags).where(eq(t.redFlags.clinicId, own)),
    flagEnds: by(flagEnds, (row) => row.redFlagId),
    flares: await read.select().from(t.flares).where(eq(t.flares.clinicId, own)),
    flareSteps: await read.select().from(t.flareSteps),
    decisions: await read.select().from(t.decisions).where(eq(t.decisions.clinicId, own)),
    resolutions: by(resolutions, (row) => row.decisionId),
    suspensions: await read.select().from(t.suspensions).where(eq(t.suspensions.clinicId, own)),
    suspensionEnds: by(endings, (row) => row.suspensionId),
    signals: by(await read.select().from(t.signals).where(eq(t.signals.clinicId, own)), (row) => row.id),
    events: await read.select().from(t.signalEvents).where(eq(t.signalEvents.clinicId, own)),
    kindsOf: new Map(
      [...Map.groupBy(blocks, (row) => row.versionId)].map(([id, rows]) => [id, rows.map((row) => row.kind)]),
    ),
    sessionsOf: Map.groupBy(sessions, (row) => row.patientId),
    morningsOf: Map.groupBy(mornings, (row) => row.patientId),
    amendmentsOf: Map.groupBy(amendments, (row) => row.sessionId),
    exposuresOf: Map.groupBy(exposures, (row) => row.sessionId),
    setsOf: Map.groupBy(sets, (row) => row.sessionId),
    endOf: by(ends, (row) => row.sessionId),
  };
}

/** Whether a version asks for anything but calm care. */
export const strengthens = (record: ClinicRecord, versionId: string): boolean =>
  (record.kindsOf.get(versionId) ?? []).some((kind) => kind !== "calm");

/** Whether a clearance of the episode was in force at a moment. */
export function clearedAt(record: ClinicRecord, episodeId: string, at: Date): boolean {
  return record.clearances.some((clearance) => {
    const revoked = record.revocations.get(clearance.id)?.revokedAt ?? null;
    return (
      clearance.episodeId === episodeId && clearance.signedAt <= at && (revoked === null || revoked > at)
    );
  });
}

/** Red flags of these codes that were open at a moment. */
export function flagsOpenAt(
  record: ClinicRecord,
  patientId: string,
  at: Date,
  codes: string,
): Row<"redFlags">[] {
  return record.flags.filter((flag) => {
    const ended = record.flagEnds.get(flag.id)?.clearedAt ?? null;
    return (
      flag.patientId === patientId &&
      codes.includes(flag.code) &&
      flag.raisedAt <= at &&
      (ended === null || ended > at)
    );
  });
}

/** The flares that were going on at a moment: neither restored nor ended by then. */
export function flaresOpenAt(record: ClinicRecord, episodeId: string, at: Date): Row<"flares">[] {
  return record.flares.filter((flare) => {
    if (flare.episodeId !== episodeId || flare.receivedAt > at) return false;
    return !record.flareSteps.some(
      (step) =>
        step.flareId === flare.id &&
        (step.kind === "restored" || step.kind === "ended") &&
        step.recordedAt <= at,
    );
  });
}

/** Phase of an episode at a moment. */
export function phaseAt(record: ClinicRecord, episodeId: string, at: Date): string {
  const moves = record.phases
    .filter((move) => move.episodeId === episodeId && move.changedAt <= at)
    .sort((a, b) => a.changedAt.getTime() - b.changedAt.getTime() || (a.id < b.id ? -1 : 1));
  return moves.at(-1)?.toPhase ?? "acute";
}

/** A session as it stood at a moment, amendments applied; null before it came. */
export interface StoodSession {
  readonly id: string;
  readonly versionId: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly day: LocalDay;
  readonly rest: number | null;
  readonly enteredAt: Date;
}

/** The sessions of a patient that stood at a moment, withdrawn ones left out. */
export function sessionsAt(record: ClinicRecord, patientId: string, at: Date): StoodSession[] {
  return (record.sessionsOf.get(patientId) ?? []).flatMap((session): StoodSession[] => {
    if (session.receivedAt > at) return [];
    const [amended] = (record.amendmentsOf.get(session.id) ?? [])
      .filter((row) => row.receivedAt <= at)
      .sort((a, b) => b.revision - a.revision);
    if (amended?.withdrawn) return [];
    const finish = record.endOf.get(session.id);
    const day = amended?.localDay ?? session.localDay;
    // Entered afterwards or moved to another day, it ended with its day at the latest; so does one left open overnight.
    const endOfDay = startOfLocalDay(addDays(day, 1), session.zone);
    const entered = [...(record.setsOf.get(session.id) ?? []), ...(record.exposuresOf.get(session.id) ?? [])];
    const last = entered
      .filter((row) => row.revision === 0 && row.receivedAt <= at)
      .reduce((newest, row) => Math.max(newest, row.recordedAt.getTime()), session.startedAt.getTime());
    const ended = finish && finish.receivedAt <= at ? finish.finishedAt : new Date(last);
    const timed = session.source === "live" && day === session.localDay;
    return [
      {
        id: session.id,
        versionId: session.versionId,
        startedAt: session.startedAt,
        endedAt: timed && ended < endOfDay ? ended : endOfDay,
        day,
        rest: amended ? amended.restPainBefore : session.restPainBefore,
        enteredAt: session.recordedAt,
      },
    ];
  });
}

/** The answers of the exposures of a session as they stood at a moment: the highest revision each. */
export function exposuresAt(record: ClinicRecord, sessionId: string, at: Date): Row<"exposures">[] {
  const own = (record.exposuresOf.get(sessionId) ?? []).filter((row) => row.receivedAt <= at);
  return [...Map.groupBy(own, (row) => row.prescriptionId).values()].map((rows) =>
    rows.reduce((a, b) => (b.revision > a.revision ? b : a)),
  );
}

/** The answer of the morning after a day with these sessions: the newest within 36 hours of the end of the last. */
export function answerAfter(
  record: ClinicRecord,
  patientId: string,
  day: LocalDay,
  sessions: readonly StoodSession[],
  at: Date,
): Row<"nextDayAnswers"> | null {
  const own = sessions.filter((session) => session.day === day);
  const lastEnd = Math.max(...own.map((session) => session.endedAt.getTime()));
  const inTime = (record.morningsOf.get(patientId) ?? [])
    .filter(
      (row) =>
        row.sessionDay === day &&
        row.receivedAt <= at &&
        row.recordedAt.getTime() <= lastEnd + 36 * 3_600_000,
    )
    .sort((a, b) => b.revision - a.revision);
  return inTime[0] ?? null;
}

/** The pain of that answer; null while there is none. */
export const morningAfter = (...of: Parameters<typeof answerAfter>): number | null =>
  answerAfter(...of)?.painNrs ?? null;

/** Whether a moment had come by another one. */
export const isBy = (moment: Date | undefined, at: Date): boolean => moment !== undefined && moment <= at;
