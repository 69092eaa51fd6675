/**
 * Whether the data held a cause for each signal that opened by itself, looked for in the tables as they stood then.
 * Invariant: necessary conditions, written anew from clinical.md H and not from the code that opens signals; where the
 * full rule needs adherence, what it rests on is counted from the sessions. Long: one test a code.
 */
import {
  addDays,
  daysBetween,
  type LocalDay,
  localDayOf,
  startOfLocalDay,
  weekStartOf,
} from "#lib/domain/calendar.ts";
import type { SignalCode, SignalData } from "#lib/domain/signal.ts";
import { storedSignalData } from "#lib/schemas/signal.ts";
import {
  answerAfter,
  type ClinicRecord,
  clearedAt,
  exposuresAt,
  flagsOpenAt,
  flaresOpenAt,
  isBy,
  morningAfter,
  phaseAt,
  type StoodSession,
  sessionsAt,
} from "./population-record.ts";

interface Case {
  readonly record: ClinicRecord;
  readonly patientId: string;
  readonly episodeId: string;
  readonly onsetDay: LocalDay;
  readonly zone: string;
  readonly at: Date;
  readonly today: LocalDay;
  readonly data: SignalData;
}

/** Opened or reopened by the data, without a cause in them. */
export function signalsWithoutCause(record: ClinicRecord): string[] {
  return record.events.flatMap((event) => {
    const signal = record.signals.get(event.signalId);
    if (!signal || event.byId !== null || !["opened", "reopened"].includes(event.kind)) return [];
    const episode = record.episodes.find((one) => one.id === event.episodeId)!;
    const zone = record.members.get(event.patientId)!.zone;
    const today = localDayOf(event.at, zone);
    // What was put off comes back on its day, whatever holds then.
    const woken = record.events.some(
      (other) =>
        other.signalId === event.signalId &&
        other.kind === "snoozed" &&
        other.at < event.at &&
        other.until !== null &&
        other.until <= today,
    );
    if (event.kind === "reopened" && woken) return [];
    const code = signal.code as SignalCode;
    const has = causes[code]({
      record,
      patientId: event.patientId,
      episodeId: event.episodeId,
      onsetDay: episode.onsetDay,
      zone,
      at: event.at,
      today,
      data: storedSignalData.parse(event.data ?? signal.data),
    });
    return has
      ? []
      : [`signal ${code} ${event.kind} at ${event.at.toISOString()} (${event.id}) has no cause`];
  });
}

/** One exercise of a session as it stood. */
interface Logged {
  readonly exerciseId: string;
  readonly dose: string;
  readonly main: boolean;
  readonly day: LocalDay;
  readonly during: number | null;
  /** Next morning minus before. */
  readonly change: number | null;
}

function logged({ record, patientId, at }: Case): Logged[] {
  const sessions = sessionsAt(record, patientId, at);
  const blockOf = new Map(record.blocks.map((block) => [block.id, block.kind]));
  return sessions.flatMap((session) => {
    const [first] = sessions
      .filter((one) => one.day === session.day)
      .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || (a.id < b.id ? -1 : 1));
    const morning = morningAfter(record, patientId, session.day, sessions, at);
    const before = first?.rest ?? null;
    return exposuresAt(record, session.id, at).map((row): Logged => {
      const prescribed = record.prescriptions.get(row.prescriptionId)!;
      const { axis, sets, reps, holdSeconds, durationSeconds, distanceM, loadG } = prescribed;
      return {
        exerciseId: prescribed.exerciseId,
        dose: [axis, sets, reps, holdSeconds, durationSeconds, distanceM, loadG].join(),
        main: blockOf.get(prescribed.blockId) === "main",
        day: session.day,
        during: row.painDuring,
        change: morning === null || before === null ? null : morning - before,
      };
    });
  });
}

const isRecent = (one: Logged, today: LocalDay) => daysBetween(one.day, today) < 28;
const isRed = (one: Logged) => (one.during ?? 0) > 5 || (one.change ?? -10) >= 3;
const isGreen = (one: Logged) =>
  one.during !== null && one.during <= 2 && one.change !== null && one.change <= 1;

/** The newest revision of each check-in that had come. */
function checkIns({ record, patientId, at }: Case) {
  const own = record.checkIns.filter((row) => row.patientId === patientId && row.receivedAt <= at);
  return [...Map.groupBy(own, (row) => row.localDay).values()]
    .map((rows) => rows.reduce((a, b) => (b.revision > a.revision ? b : a)))
    .sort((a, b) => (a.localDay < b.localDay ? -1 : 1));
}

/** One value of resting pain a day: the check-in's, else before the session, else on the morning after. */
function restingPain(one: Case): Map<LocalDay, number> {
  const { record, patientId, at } = one;
  const values = new Map<LocalDay, number>();
  const all = sessionsAt(record, patientId, at);
  for (const sessionDay of new Set(all.map((session) => session.day))) {
    const answer = answerAfter(record, patientId, sessionDay, all, at);
    if (answer) values.set(localDayOf(answer.recordedAt, answer.zone), answer.painNrs);
  }
  const sessions = all
    .filter((session) => hoursLate(session, one.zone) <= 168)
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  for (const session of sessions) if (session.rest !== null) values.set(session.day, session.rest);
  for (const row of checkIns(one)) if (row.restPain !== null) values.set(row.localDay, row.restPain);
  return values;
}

const lowerMiddle = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

/** Sessions with something in them, by the day they were done. */
const done = (one: Case): StoodSession[] =>
  sessionsAt(one.record, one.patientId, one.at).filter(({ id }) =>
    (one.record.setsOf.get(id) ?? []).some((set) => set.receivedAt <= one.at && set.done > 0),
  );

const hoursLate = (session: StoodSession, zone: string) =>
  (session.enteredAt.getTime() - startOfLocalDay(addDays(session.day, 1), zone).getTime()) / 3_600_000;

const acuteFor = (one: Case, days: number) =>
  phaseAt(one.record, one.episodeId, one.at) === "acute" && daysBetween(one.onsetDay, one.today) >= days;

const causes: Record<SignalCode, (one: Case) => boolean> = {
  RED_FLAG: ({ record, patientId, at }) => flagsOpenAt(record, patientId, at, "ES").length > 0,
  FLAG_TU: ({ record, patientId, at }) => flagsOpenAt(record, patientId, at, "TU").length > 0,
  STOP_SEVERE: (one) => logged(one).some((log) => isRecent(log, one.today) && (log.during ?? 0) >= 8),
  STOP_REPEATED: (one) =>
    [
      ...Map.groupBy(
        logged(one).filter((log) => log.main),
        (log) => log.exerciseId,
      ).values(),
    ].some((logs) => logs.filter((log) => isRed(log) && daysBetween(log.day, one.today) <= 45).length >= 2),
  NEXT_DAY_RED: (one) => logged(one).some((log) => isRecent(log, one.today) && (log.change ?? 0) >= 3),
  NIGHT_PAIN: (one) => {
    const [before, last] = checkIns(one).slice(-2);
    return Boolean(
      before?.nightUnrelenting && last?.nightUnrelenting && daysBetween(before.localDay, last.localDay) === 1,
    );
  },
  FLARE: ({ record, episodeId, at }) => flaresOpenAt(record, episodeId, at).length > 0,
  FLARE_REVIEW: ({ record, episodeId, at, today }) =>
    flaresOpenAt(record, episodeId, at).some(
      (flare) =>
        daysBetween(flare.startedOn, today) >= 7 ||
        record.flares.some(
          (other) =>
            other.episodeId === episodeId &&
            other.id !== flare.id &&
            other.startedAt <= flare.startedAt &&
            daysBetween(other.startedOn, flare.startedOn) <= 28,
        ),
    ),
  UNREAD_SAFETY: () => false,
  PROM_WORSE: () => false,
  PAIN_TREND: (one) => {
    const pain = restingPain(one);
    const over = (from: number, to: number) =>
      Array.from({ length: from - to }, (_, place) => pain.get(addDays(one.today, place + 1 - from))).filter(
        (value) => value !== undefined,
      );
    const [last, before] = [over(7, 0), over(14, 7)];
    return last.length >= 4 && before.length >= 4 && lowerMiddle(last) - lowerMiddle(before) >= 2;
  },
  ADH_LOW: (one) => {
    const { data, today } = one;
    if (data.code !== "ADH_LOW" || data.due < 4 || data.percent >= 50) return false;
    // Every session done counts once at most, so no more can have been counted than were done.
    const monday = weekStartOf(today);
    const within = done(one).filter(({ day }) => day >= addDays(monday, -29) && day <= monday);
    return data.done <= within.length;
  },
  ADH_DROP: ({ data }) =>
    data.code === "ADH_DROP" &&
    data.previous - data.percent >= 30 &&
    Math.min(data.due, data.previousDue) >= 4,
  MISSED3: (one) => {
    const { data } = one;
    if (data.code !== "MISSED3") return false;
    const days = done(one)
      .filter((session) => hoursLate(session, one.zone) <= 168)
      .map((session) => session.day);
    return data.kind === "slots"
      ? data.days.length >= 3 && data.days.every((day) => !fullyDone(one, day))
      : data.days.length >= 2 &&
          data.days.every(
            (monday) => !days.some((day) => weekStartOf(day) === monday && fullyDone(one, day)),
          );
  },
  SILENT7: (one) => {
    const { data, today, zone } = one;
    if (data.code !== "SILENT7" || data.days < 7) return false;
    const from = addDays(today, -7);
    const entered = [
      ...sessionsAt(one.record, one.patientId, one.at).flatMap(({ day, enteredAt }) => [
        day,
        localDayOf(enteredAt, zone),
      ]),
      ...checkIns(one).map((row) => row.localDay),
    ];
    return !entered.some((day) => day >= from && day < today);
  },
  GATE_READY: (one) => {
    const last = checkIns(one).slice(-3);
    return (
      phaseAt(one.record, one.episodeId, one.at) === "acute" &&
      last.length === 3 &&
      daysBetween(last[0]!.localDay, last[2]!.localDay) === 2 &&
      last.every((row) => (row.restPain ?? 10) <= 3 && (row.worstPain ?? 10) <= 5) &&
      !last.slice(1).some((row) => row.wokenByPain !== false)
    );
  },
  SLOW_RECOVERY: (one) => acuteFor(one, 14),
  MEDICAL_REVIEW: (one) => acuteFor(one, 42),
  STOP_OTHER: ({ record, episodeId, at }) =>
    record.suspensions.some(
      (pause) =>
        pause.episodeId === episodeId &&
        pause.suspendedAt <= at &&
        (pause.reason === "LONG_LAYOFF" || pause.reason === "NO_EASIER") &&
        !isBy(record.suspensionEnds.get(pause.id)?.endedAt, at),
    ),
  APPROVAL_PENDING: ({ record, episodeId, at }) =>
    record.decisions.some(
      (decision) =>
        decision.episodeId === episodeId &&
        decision.outcome === "PROGRESS" &&
        decision.decidedAt <= at &&
        !isBy(record.resolutions.get(decision.id)?.resolvedAt, at) &&
        !record.decisions.some((other) => other.supersedesId === decision.id && other.decidedAt <= at),
    ),
  ADVANCE_READY: ({ record, episodeId, at }) => clearedAt(record, episodeId, at),
  LATE_ENTRY: (one) =>
    sessionsAt(one.record, one.patientId, one.at).some((session) => hoursLate(session, one.zone) > 168 - 14),
  EXCUSE_REVIEW: (one) =>
    one.record.excuses
      .filter((row) => row.patientId === one.patientId && row.receivedAt <= one.at)
      .reduce((days, row) => days + daysBetween(row.fromDay, row.toDay) + 1, 0) > 3,
  INVITED: ({ record, patientId, at }) =>
    !record.consents.some((row) => row.memberId === patientId && row.agreedAt < at),
  PLATEAU: (one) =>
    [
      ...Map.groupBy(
        logged(one).filter((log) => log.main && isGreen(log)),
        (log) => log.exerciseId + log.dose,
      ).values(),
    ].some((logs) => logs.length >= 6),
  OVERUSE: (one) => {
    const { data } = one;
    return (
      data.code === "OVERUSE" &&
      data.weeks.length === 2 &&
      data.weeks.every(
        ({ weekStart, extras, due }) =>
          extras * 2 >= due &&
          done(one).filter((session) => weekStartOf(session.day) === weekStart).length >= extras,
      )
    );
  },
  PROM_OVERDUE: ({ record, episodeId, at }) =>
    record.clearances.some(
      (clearance) =>
        clearance.episodeId === episodeId && at.getTime() - clearance.signedAt.getTime() >= 6 * 86_400_000,
    ),
};

/** Everything asked for on a day was done as prescribed in one session, so that it must have counted. */
function fullyDone(one: Case, day: LocalDay): boolean {
  return done(one).some((session) => {
    if (session.day !== day || hoursLate(session, one.zone) > 48) return false;
    const asked = [...one.record.prescriptions.values()].filter((row) => row.versionId === session.versionId);
    const closed = exposuresAt(one.record, session.id, one.at);
    return (
      asked.length > 0 &&
      asked.every((row) => closed.some((log) => log.prescriptionId === row.id && log.stopReason === "none"))
    );
  });
}
