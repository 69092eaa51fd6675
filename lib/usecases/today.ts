/**
 * Today: what is due, how long it takes, and what has changed. Invariants: what is due comes from the same adherence
 * that judges it later; under a lock nothing is offered but what to do about it; nothing implies that someone watches.
 * Source: product.md "Today", clinical.md A4, A5, F2, I.
 */
import { listCheckIns } from "#db/queries/check-in.ts";
import { listCredits } from "#db/queries/credit.ts";
import { type Excuse, listExcuses } from "#db/queries/excuse.ts";
import { listPlanSpans, listServedVersions, type ServedVersion } from "#db/queries/program.ts";
import { listSessionIdsBetween, listSessions } from "#db/queries/session.ts";
import { getSessionSubject, type SessionSubject } from "#db/queries/session-subject.ts";
import { getStore } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import type { DayMark } from "#lib/domain/adherence-days.ts";
import { addDays, eachDay, type LocalDay, localDayOf, weekStartOf } from "#lib/domain/calendar.ts";
import { type Due, dueOn, nextDueDay } from "#lib/domain/due.ts";
import { sessionMinutes } from "#lib/domain/duration-estimate.ts";
import type { BlockKind, Phase } from "#lib/domain/episode.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import { nextVersion, onDemandInForce, versionInForce } from "#lib/domain/program.ts";
import { currentAnswers } from "#lib/domain/session.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { AskedOccasion } from "#lib/schemas/red-flag.ts";
import { adherenceOf } from "./adherence.ts";
import { type FlareState, readFlareState } from "./flare.ts";
import { type MorningQuestion, readMorningQuestion } from "./next-day.ts";
import { loadPromState } from "./prom-course.ts";
import { type WaitingMeasure, waitingOf } from "./questionnaire.ts";
import { type Advice, readAdvice, readScreenStatus } from "./red-flag.ts";
import { briefOf, calmOf, calmUnder, type PlanBrief } from "./session-plan.ts";
import { type Media, mediaOf, pictureOf } from "./view/library-entry.ts";

export interface TodayBlock {
  readonly name: string;
  readonly kind: BlockKind;
  readonly minutes: number;
  readonly exercises: readonly { readonly slug: string; readonly name: string }[];
}

export interface TodayPlan extends PlanBrief {
  readonly blocks: readonly TodayBlock[];
  /** Pose and address of the picture of the first exercise that counts. */
  readonly position: Exercise["position"];
  readonly picture: string | null;
}

export interface TodayView {
  readonly patientId: string;
  readonly today: LocalDay;
  readonly phase: Phase | null;
  readonly therapistName: string | null;
  readonly clinic: SessionSubject["clinic"];
  readonly advice: Advice;
  /** The whole red-flag screen has not been answered yet. */
  readonly intakeDue: boolean;
  /** The occasion for which the whole screen comes before anything but calm care; null when none. */
  readonly screenDue: AskedOccasion | null;
  /** The open flare; null while there is none. */
  readonly flare: FlareState | null;
  /** The patient can say that this is a flare: not once care has ended, nor while one is calm already. */
  readonly mayDeclareFlare: boolean;
  /** The question of the morning after; null when nothing is asked. */
  readonly morning: MorningQuestion | null;
  readonly due: Due;
  /** The plan in force today; null where there is none. */
  readonly plan: TodayPlan | null;
  /** Id for the session that Start begins. */
  readonly newSessionId: string;
  /** A live session of today or yesterday that was not finished. */
  readonly openSessionId: string | null;
  readonly excuse: Pick<Excuse, "from" | "to" | "reason"> | null;
  readonly week: readonly { readonly day: LocalDay; readonly mark: DayMark }[];
  readonly nextDay: LocalDay | null;
  /** The version in force began today. */
  readonly changedToday: {
    readonly by: string;
    readonly note: string | null;
    readonly number: number;
    /** Made by the rules, within the limits that `by` set. */
    readonly byRules: boolean;
  } | null;
  /** The note that came with the version in force, for two weeks. */
  readonly note: { readonly text: string; readonly by: string; readonly on: LocalDay } | null;
  /** A program that begins later. */
  readonly upcoming: { readonly programName: string; readonly from: LocalDay } | null;
  readonly onDemand: readonly PlanBrief[];
  /** The calm plan, where strengthening alone is locked, or in a flare. */
  readonly calmVersionId: string | null;
  /** Asked daily in calm care; null where it is not asked. */
  readonly checkIn: "due" | "done" | null;
  /** Questionnaires that wait, in the order of the battery. */
  readonly questionnaires: readonly WaitingMeasure[];
}

const noteDays = 14;

/** What the signed-in patient's Today shows. Denials as in `authorize`. */
export async function readToday(actor: Actor): Promise<Result<TodayView, Denial>> {
  const access = await authorize(actor, "own-record:read", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const advice = await readAdvice(actor);
  if (!advice.ok) return advice;
  const screens = await readScreenStatus(actor);
  if (!screens.ok) return screens;
  const subject = await getSessionSubject(read, grant);
  const today = localDayOf(now(), subject?.zone ?? "UTC");
  const [spans, credits, excuses] = [
    await listPlanSpans(read, grant),
    await listCredits(read, grant),
    await listExcuses(read, grant),
  ];
  const discharged = subject?.episode?.phase === "discharged";
  const adherence = adherenceOf(spans, credits, excuses, today, {
    through: addDays(today, 21),
    dischargedOn: discharged ? subject.episode.phaseSince : null,
  });
  const span = discharged ? null : versionInForce(spans, today);
  const onDemandSpans = onDemandInForce(spans, today);
  const versions = await listServedVersions(read, grant, [
    ...(span ? [span.versionId] : []),
    ...onDemandSpans.map((one) => one.versionId),
  ]);
  const version = versions.find((candidate) => candidate.versionId === span?.versionId) ?? null;
  const recent = await listSessions(
    read,
    grant,
    await listSessionIdsBetween(read, grant, addDays(today, -1), today, 10),
  );
  const open = recent.filter(
    (session) =>
      session.source === "live" && session.finishedAt === null && !currentAnswers(session).withdrawn,
  );
  const zone = subject?.zone ?? "UTC";
  const flare = discharged ? null : await readFlareState(read, grant, today);
  const asksCheckIn = subject?.episode?.phase === "acute" || flare?.stage === "calm";
  const morning = discharged
    ? null
    : await readMorningQuestion(read, grant, {
        zone,
        calmVersions: new Set(spans.flatMap((one) => (one.calmOnly ? [one.versionId] : []))),
        asksCheckIn,
        ...(version ? { rules: version.rules } : {}),
      });
  const checkIns = asksCheckIn ? await listCheckIns(read, grant, { from: today, to: today }) : [];
  const proms = await loadPromState(read, grant);
  const monday = weekStartOf(today);
  const marks = new Map(adherence.days.map((record) => [record.day, record.mark]));
  const due = dueOn(discharged ? [] : spans, adherence, today);
  const upcoming = discharged ? null : nextVersion(spans, today);
  return ok({
    patientId: grant.patientId,
    today,
    phase: subject?.episode?.phase ?? null,
    therapistName: subject?.therapistName ?? null,
    clinic: advice.value.contacts,
    advice: advice.value,
    intakeDue: screens.value.intakeDue,
    screenDue: screens.value.due,
    flare,
    mayDeclareFlare: subject?.episode != null && !discharged && flare?.stage !== "calm",
    morning,
    due,
    plan: version && planOf(version, await mediaOf(read, grant, firstOf(version))),
    newSessionId: newId(now().getTime()),
    openSessionId: open[0]?.id ?? null,
    excuse: excuses.find((excuse) => excuse.from <= today && today <= excuse.to) ?? null,
    week: eachDay(monday, addDays(monday, 6)).map((day) => ({ day, mark: marks.get(day) ?? "rest" })),
    nextDay: discharged ? null : nextDueDay(spans, adherence, today),
    changedToday:
      version && version.effectiveFrom === today
        ? {
            by: version.publishedByName,
            note: version.noteToPatient,
            number: version.number,
            byRules: version.origin === "rules",
          }
        : null,
    note: version && noteOf(version, today, subject?.zone ?? "UTC"),
    upcoming: upcoming && { programName: upcoming.programName, from: upcoming.effectiveFrom },
    onDemand: versions.filter((candidate) => candidate.lane === "on_demand").map(briefOf),
    calmVersionId:
      flare === null
        ? calmUnder(advice.value.lock, spans, today)
        : advice.value.lock.calm
          ? null
          : (calmOf(spans, today)?.versionId ?? null),
    checkIn: asksCheckIn ? (checkIns.length > 0 ? "done" : "due") : null,
    questionnaires: proms ? waitingOf(proms) : [],
  });
}

/** The first exercise that counts, which stands for the plan; none of an empty one. */
function firstOf(version: ServedVersion) {
  const counted = version.blocks.find((block) => block.kind === "main") ?? version.blocks[0];
  return counted?.prescriptions.slice(0, 1).map((row) => row.exercise) ?? [];
}

function planOf(version: ServedVersion, media: Media): TodayPlan {
  const [first] = firstOf(version);
  return {
    ...briefOf(version),
    blocks: version.blocks.map((block) => ({
      name: block.name,
      kind: block.kind,
      minutes: sessionMinutes(block.prescriptions),
      exercises: block.prescriptions.map(({ exercise: { slug, name } }) => ({ slug, name })),
    })),
    position: first?.position ?? "standing",
    picture: first ? pictureOf(first, media) : null,
  };
}

function noteOf(version: ServedVersion, today: LocalDay, zone: string): TodayView["note"] {
  const on = localDayOf(version.publishedAt, zone);
  if (version.noteToPatient === null || addDays(version.effectiveFrom, noteDays) < today) return null;
  return { text: version.noteToPatient, by: version.publishedByName, on };
}
