/**
 * One row a patient for the therapist's caseload and the clinician's panel, from eight statements whatever the number
 * of patients and the length of their history. Invariants: only patients the member is linked to; signals are those
 * stored, never computed here; days are each patient's own local days; unknown stays null.
 */
import {
  type LinkedCredit,
  type LinkedExcuse,
  type LinkedPatient,
  listLinkedCredits,
  listLinkedExcuses,
  listLinkedPatients,
} from "#db/queries/caseload.ts";
import { type CheckInRow, listCheckInsOfMany } from "#db/queries/check-in.ts";
import type { ListGrant } from "#db/queries/clinical-grant.ts";
import { listPlanSpansOfMany } from "#db/queries/program.ts";
import { listOpenFlagsOfMany, type OpenFlagRow } from "#db/queries/red-flag.ts";
import { listSignalsOfMany, type NotedSignal } from "#db/queries/signal.ts";
import type { Db } from "#db/runtime/store.ts";
import { addDays, daysBetween, type LocalDay, localDayOf, startOfLocalDay } from "#lib/domain/calendar.ts";
import { compareByNeed, type Need, needOf } from "#lib/domain/caseload.ts";
import type { Phase } from "#lib/domain/episode.ts";
import type { PlanSpan } from "#lib/domain/program.ts";
import { lockOf } from "#lib/domain/red-flag.ts";
import { now } from "#lib/kernel/clock.ts";
import { type AdherenceWeekView, adherenceOf, toFourWeeks, toWeekViews } from "#lib/usecases/adherence.ts";
import { lookAheadDays, type NextDue, nextDueOf } from "./due.ts";
import { type SignalView, toSignalViews } from "./signal-view.ts";

/** Days of the pain sparkline, today included. */
const painDays = 14;
/** Completed weeks of the adherence sparkline. */
const sparkWeeks = 8;
const fromTheFirst: LocalDay = "0000-01-01";

export interface PatientRow extends Need {
  readonly id: string;
  readonly name: string;
  readonly phase: Phase;
  /** Whole days since onset, from 0, and the week of the present phase, from 1. */
  readonly dayOfEpisode: number;
  readonly weekOfPhase: number;
  readonly isLead: boolean;
  readonly therapist: string | null;
  readonly joined: boolean;
  /** The patient's local day and zone. */
  readonly today: LocalDay;
  readonly zone: string;
  /** Every session is locked by an open red flag. */
  readonly locked: boolean;
  /** Open red flags of any code. */
  readonly openFlags: number;
  /** Stored ones that are not closed: the most telling first, those put off last. */
  readonly signals: readonly SignalView[];
  /** The last eight completed weeks, and the rolling four. */
  readonly weeks: readonly AdherenceWeekView[];
  readonly fourWeeks: ReturnType<typeof toFourWeeks>;
  /** Worst pain known of each day of the last 14 that has an answer. */
  readonly pain: readonly { readonly day: LocalDay; readonly pain: number }[];
  readonly lastEntry: {
    readonly kind: "session" | "check-in";
    readonly day: LocalDay;
    readonly enteredAt: Date;
  } | null;
  readonly next: NextDue;
}

interface Records {
  readonly spans: readonly PlanSpan[];
  readonly credits: readonly LinkedCredit[];
  readonly excuses: readonly LinkedExcuse[];
  readonly checkIns: readonly CheckInRow[];
  readonly flags: readonly OpenFlagRow[];
  readonly signals: readonly NotedSignal[];
}

/** Every patient the member of the grant is linked to, in order of need. Seven statements. */
export async function readPatientRows(db: Db, grant: ListGrant): Promise<PatientRow[]> {
  const patients = await listLinkedPatients(db, grant);
  if (patients.length === 0) return [];
  const [spans, credits, excuses, checkIns, flags, signals] = [
    await listPlanSpansOfMany(db, grant),
    Map.groupBy(await listLinkedCredits(db, grant), (row) => row.episodeId),
    Map.groupBy(await listLinkedExcuses(db, grant), (row) => row.episodeId),
    Map.groupBy(await listCheckInsOfMany(db, grant, fromTheFirst), (row) => row.episodeId),
    Map.groupBy(await listOpenFlagsOfMany(db, grant), (row) => row.patientId),
    await listSignalsOfMany(db, grant),
  ];
  const at = now();
  const rows = patients.map((patient) =>
    rowOf(
      patient,
      {
        spans: spans.get(patient.episodeId) ?? [],
        credits: (credits.get(patient.episodeId) ?? []).filter((credit) => !credit.withdrawn),
        excuses: excuses.get(patient.episodeId) ?? [],
        checkIns: checkIns.get(patient.episodeId) ?? [],
        flags: flags.get(patient.patientId) ?? [],
        signals: signals.get(patient.episodeId) ?? [],
      },
      at,
    ),
  );
  return rows.sort(compareByNeed);
}

function rowOf(patient: LinkedPatient, records: Records, at: Date): PatientRow {
  const { phase, zone, onsetDay, phaseSince, joined } = patient;
  const { spans, credits, excuses, checkIns, flags } = records;
  const today = localDayOf(at, zone);
  const adherence = adherenceOf(spans, credits, excuses, today, {
    through: addDays(today, lookAheadDays),
    dischargedOn: phase === "discharged" ? phaseSince : null,
  });
  const lock = lockOf(flags);
  const lastEntry = lastEntryOf(credits, checkIns);
  const signals = toSignalViews(records.signals, today, (day) => startOfLocalDay(day, zone));
  return {
    ...needOf(signals, at),
    id: patient.patientId,
    name: patient.name,
    phase,
    dayOfEpisode: Math.max(0, daysBetween(onsetDay, today)),
    weekOfPhase: Math.floor(Math.max(0, daysBetween(phaseSince, today)) / 7) + 1,
    isLead: patient.part === "lead_therapist",
    therapist: patient.therapist,
    joined,
    today,
    zone,
    locked: lock.sessions,
    openFlags: flags.length,
    signals,
    weeks: toWeekViews(adherence)
      .filter((week) => !week.open)
      .slice(-sparkWeeks),
    fourWeeks: toFourWeeks(adherence, today),
    pain: worstPainOf(credits, checkIns, addDays(today, 1 - painDays)),
    lastEntry,
    next: lock.sessions
      ? { kind: "locked" }
      : joined
        ? nextDueOf(spans, adherence, today)
        : { kind: "not-joined" },
  };
}

/** The newest entry by its day; of one day the one entered last. */
function lastEntryOf(
  credits: readonly LinkedCredit[],
  checkIns: readonly CheckInRow[],
): PatientRow["lastEntry"] {
  const entries = [
    ...credits.map((row) => ({ kind: "session" as const, day: row.localDay, enteredAt: row.enteredAt })),
    ...checkIns.map((row) => ({ kind: "check-in" as const, day: row.day, enteredAt: row.recordedAt })),
  ];
  return entries.reduce<PatientRow["lastEntry"]>(
    (newest, entry) =>
      newest === null ||
      entry.day > newest.day ||
      (entry.day === newest.day && entry.enteredAt > newest.enteredAt)
        ? entry
        : newest,
    null,
  );
}

/** The highest pain known of each day from `from` on: worst or at rest at the check-in, before or during a session. */
function worstPainOf(
  credits: readonly LinkedCredit[],
  checkIns: readonly CheckInRow[],
  from: LocalDay,
): PatientRow["pain"] {
  const byDay = new Map<LocalDay, number>();
  const note = (day: LocalDay, ...answers: readonly (number | null)[]) => {
    for (const pain of answers)
      if (day >= from && pain !== null) byDay.set(day, Math.max(byDay.get(day) ?? 0, pain));
  };
  for (const row of checkIns) note(row.day, row.worstPain, row.restPain);
  for (const row of credits) note(row.localDay, row.painDuring, row.restPainBefore);
  return [...byDay].map(([day, pain]) => ({ day, pain })).sort((a, b) => (a.day < b.day ? -1 : 1));
}
