/** A patient's page: who may read it, what it says of a course, and what it never fills in. Long: one world is built once for all of it. */
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { settleAccessLog } from "#lib/access/authorize.ts";
import { systemGrant } from "#lib/access/system.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { getPatientCourse, getPatientHeader } from "#lib/usecases/patient-course.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import { storeCheckIn, storeFlag } from "#tests/support/acute.ts";
import { countStatements } from "#tests/support/count-statements.ts";
import {
  addCourse,
  addExcuse,
  type Course,
  logSessions,
  mondayWednesdayFriday,
  moveToPhase,
} from "#tests/support/course-world.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addExercise, addVersion, reps } from "#tests/support/session-world.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let exerciseId: string;
let course: Course;
const begin = new Date("2025-03-03T09:00:00Z");
const now = new Date("2026-03-25T10:00:00Z");

beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(begin, () => createWorld(store));
  exerciseId = await addExercise(store);
  course = await addCourse(store, {
    name: "Noor Fern",
    therapist: world.therapist,
    clinician: world.clinician,
    exerciseId,
    onsetDay: "2026-01-20",
    from: "2026-02-02",
  });
  await storeCheckIn(store, course.patient, course.episodeId, "2026-01-30", { restPain: 0, worstPain: null });
  const days = mondayWednesdayFriday("2026-02-02", "2026-03-23");
  await logSessions(
    course,
    days.map((day, index) => ({
      day,
      pain: index === 0 ? 4 : index === 3 ? null : 0,
      before: index === 3 ? null : 0,
      effort: index === 3 ? null : 5,
      stopReason: index === 5 ? "pain" : "none",
    })),
    now,
  );
}, 60_000);
afterAll(closeTestStore);

const read = async (patientId = course.patient.memberId, until?: string, actor = world.therapist) => {
  const result = await atInstant(now, () => getPatientCourse(actor, { patientId, until }));
  if (!result.ok) throw new Error(result.code);
  return result.value;
};

test("the summary says the finding, from the figures that the charts draw", async () => {
  const view = await read();
  expect(view.summary).toEqual([
    { key: "did", done: 12, due: 12, percent: 100 },
    { key: "pain", measure: "during", course: "fell", first: 4, latest: 0 },
  ]);
  expect(view.charts?.fourWeeks).toMatchObject({ percent: 100, due: 12, done: 12 });
  expect(view.next).toBeNull();
});

test("a reported 0 is 0 and an unanswered question is said as such, never as 0", async () => {
  const { charts } = await read();
  const ofDay = (day: string) => charts?.pain.find((entry) => entry.day === day);
  expect(ofDay("2026-01-30")).toEqual({ kind: "check-in", day: "2026-01-30", rest: 0, worst: "no-answer" });
  expect(ofDay("2026-02-09")).toEqual({
    kind: "session",
    day: "2026-02-09",
    before: "no-answer",
    during: "no-answer",
    morningAfter: "not-asked",
  });
  expect(ofDay("2026-02-04")).toMatchObject({ before: 0, during: 0 });
  expect(charts?.efforts.find((entry) => entry.day === "2026-02-09")).toEqual({
    day: "2026-02-09",
    effort: "no-answer",
  });
  expect(charts?.stopped).toEqual([{ day: "2026-02-13", exercises: ["Bird dog"] }]);
});

test("the version in force stands under the axis, and the limit of effort with it", async () => {
  const other = await addCourse(store, {
    name: "Vera Maple",
    therapist: world.therapist,
    exerciseId,
    onsetDay: "2026-01-01",
    from: "2026-02-02",
  });
  await addVersion(
    store,
    { patient: other.patient, episodeId: other.episodeId, by: world.therapist },
    {
      items: [{ exerciseId, dose: reps(3, 10) }],
      effectiveFrom: "2026-03-02",
      at: new Date("2026-03-01T09:00:00Z"),
      schedule: { kind: "weekly_quota", perWeek: 2 },
      programId: other.version.programId,
      number: 2,
    },
  );
  const { charts } = await read(other.patient.memberId);
  expect(charts?.versions).toEqual([
    { version: 1, effectiveFrom: "2026-02-02", programName: "Strength" },
    { version: 2, effectiveFrom: "2026-03-02", programName: null },
  ]);
  expect(charts?.effortLimits).toEqual([{ from: "2026-02-02", to: null, limit: 7, category: "strength" }]);
  expect(charts?.phases).toEqual([{ phase: "strengthening", from: "2026-02-02", to: null }]);
  expect(charts?.from).toBe("2026-01-01");
});

test("a patient without any entry has no chart, no zero and the next step", async () => {
  const patient = await atInstant(now, () => addMember(store, world.clinicId, "patient", "Kofi Yarrow"));
  await atInstant(now, () =>
    addEpisode(store, patient, [{ member: world.therapist, part: "lead_therapist" }], {
      onsetDay: "2026-03-20",
    }),
  );
  const view = await read(patient.memberId);
  expect(view).toMatchObject({
    charts: null,
    sessions: [],
    sessionCount: 0,
    olderFrom: null,
    next: { key: "assign_calm" },
  });
  expect(view.summary).toEqual([{ key: "acute", day: 5 }, { key: "no_plan" }, { key: "no_pain_answer" }]);
});

test("an acute patient: the gate decides the next step, an open red flag stands above it", async () => {
  const { patient, episodeId } = world;
  const who = { patient, episodeId, by: world.therapist };
  await addVersion(store, who, {
    items: [{ exerciseId, kind: "calm" }],
    effectiveFrom: "2026-03-20",
    at: new Date("2026-03-20T09:00:00Z"),
    schedule: { kind: "daily_slots", slotsPerDay: 1, daysPerWeek: 7 },
  });
  for (const day of ["2026-03-23", "2026-03-24"]) await storeCheckIn(store, patient, episodeId, day);
  expect((await read(patient.memberId)).next).toMatchObject({ key: "slow" });
  await storeCheckIn(store, patient, episodeId, "2026-03-25");
  const ready = await read(patient.memberId);
  expect(ready.next).toEqual({ key: "clear" });
  expect(ready.summary.at(-1)).toEqual({
    key: "pain",
    measure: "rest",
    course: "steady",
    first: 2,
    latest: 2,
  });
  await storeFlag(store, patient, episodeId, "S", "fever", "2026-03-25");
  expect((await read(patient.memberId)).next).toMatchObject({ key: "red_flag", code: "S", count: 1 });
});

test("weeks that are excused throughout are not applicable and hatched, not 0 %", async () => {
  const ill = await addCourse(store, {
    name: "Bela Gorse",
    therapist: world.therapist,
    exerciseId,
    onsetDay: "2026-01-01",
    from: "2026-02-02",
  });
  await addExcuse(store, ill, "2026-02-16", "2026-03-24");
  const view = await read(ill.patient.memberId);
  expect(view.summary[0]).toEqual({ key: "nothing_due" });
  const week = view.charts?.weeks.find((candidate) => candidate.weekStart === "2026-03-02");
  expect(week).toMatchObject({ percent: null, band: "not-applicable", due: 0, excused: true });
  expect(view.charts?.days.find((day) => day.day === "2026-03-04")?.state).toBe("excused");
  // The two weeks before the excuse were due and not done: a true 0.
  expect(view.charts?.weeks[0]).toMatchObject({
    weekStart: "2026-02-02",
    percent: 0,
    due: 3,
    done: 0,
    excused: false,
  });
});

test("a discharged patient: nothing is due from that day, the phases end, and nothing waits", async () => {
  const gone = await addCourse(store, {
    name: "Emil Rowan",
    therapist: world.therapist,
    exerciseId,
    onsetDay: "2026-01-01",
    from: "2026-02-02",
  });
  await logSessions(gone, [{ day: "2026-02-02" }], now);
  await moveToPhase(store, gone, "discharged", new Date("2026-02-11T09:00:00Z"), world.therapist);
  const view = await read(gone.patient.memberId);
  expect(view.summary[0]).toEqual({ key: "discharged", since: "2026-02-11" });
  expect(view.next).toBeNull();
  expect(view.charts?.phases).toEqual([{ phase: "strengthening", from: "2026-02-02", to: "2026-02-10" }]);
  expect(view.charts?.days.filter((day) => day.day >= "2026-02-11" && day.state !== "rest")).toEqual([]);
});

test("the list shows ten sessions with their logs, goes on to older ones, and splits no day", async () => {
  const view = await read();
  expect(view.sessions).toHaveLength(10);
  expect(view.sessionCount).toBe(22);
  expect(view.sessions[0]).toMatchObject({
    day: "2026-03-23",
    percent: 100,
    program: { name: "Strength", version: 1 },
    exercises: [{ name: "Bird dog", stopReason: "none", pain: { value: 0, corrected: false } }],
  });
  expect(view.sessions[0]!.exercises[0]!.sets).toEqual([
    { side: "both", target: 10, done: { value: 10, first: 10, corrected: false }, loadG: null },
    { side: "both", target: 10, done: { value: 10, first: 10, corrected: false }, loadG: null },
  ]);
  const older = await read(course.patient.memberId, view.olderFrom ?? undefined);
  expect(older.sessions[0]!.day).toBe("2026-02-27");
  expect(older.until).toBe("2026-02-27");
  const rest = await read(course.patient.memberId, older.olderFrom ?? undefined);
  expect(rest.olderFrom).toBeNull();
  const days = [...view.sessions, ...older.sessions, ...rest.sessions].map((session) => session.day);
  expect(new Set(days).size).toBe(22);
});

test("a correction stands beside the first entry; a session taken back counts nowhere", async () => {
  const own = await addCourse(store, {
    name: "Otto Birch",
    therapist: world.therapist,
    exerciseId,
    onsetDay: "2026-01-01",
    from: "2026-03-16",
  });
  const facts = await logSessions(own, [{ day: "2026-03-18", done: 5 }, { day: "2026-03-20" }], now);
  const [first, second] = facts.filter((fact) => fact.kind === "session_started");
  const set = facts.find(
    (fact) => fact.kind === "set_recorded" && fact.sessionId === first!.id && fact.setIndex === 1,
  );
  if (set?.kind !== "set_recorded") throw new Error("no set");
  const correction = { ...set, id: newId(), revision: 1, done: 9, recordedAt: now };
  const withdrawal = {
    kind: "session_amended",
    id: newId(),
    sessionId: second!.id,
    revision: 1,
    localDay: "2026-03-20",
    restPainBefore: 1,
    drowsy: false,
    withdrawn: true,
    reason: null,
    recordedAt: now,
  };
  const stored = await atInstant(now, () =>
    recordFacts(own.patient, { patientId: own.patient.memberId, facts: [correction, withdrawal] }),
  );
  expect(stored.ok && stored.value.results.map((result) => result.status)).toEqual(["stored", "stored"]);
  const view = await read(own.patient.memberId);
  const [taken, kept] = view.sessions;
  expect(taken).toMatchObject({ day: "2026-03-20", withdrawn: true, counts: false });
  expect(kept!.exercises[0]!.sets.map((one) => one.done)).toEqual([
    { value: 5, first: 5, corrected: false },
    { value: 9, first: 5, corrected: true },
  ]);
  expect(view.charts?.pain.map((entry) => entry.day)).toEqual(["2026-03-18"]);
});

test("a set that was not logged is no figure, and counts as not done", async () => {
  const own = await addCourse(store, {
    name: "Remy Cedar",
    therapist: world.therapist,
    exerciseId,
    onsetDay: "2026-01-01",
    from: "2026-03-16",
  });
  await logSessions(own, [{ day: "2026-03-18", sets: 1 }], now);
  const [session] = (await read(own.patient.memberId)).sessions;
  expect(session!.exercises[0]!.sets.map((set) => set.done)).toEqual([
    { value: 10, first: 10, corrected: false },
    null,
  ]);
  expect(session!.percent).toBe(50);
});

test("only the care team reads it; strangers learn nothing; each read and denial is on record", async () => {
  const patientId = course.patient.memberId;
  for (const actor of [world.otherTherapist, world.otherClinician, world.foreign.therapist, world.admin]) {
    expect(await getPatientCourse(actor, { patientId })).toMatchObject({ ok: false, code: "not_found" });
    expect(await getPatientHeader(actor, { patientId })).toMatchObject({ ok: false, code: "not_found" });
  }
  expect(await getPatientCourse(world.patient, { patientId })).toMatchObject({
    ok: false,
    code: "not_found",
  });
  expect(await getPatientCourse(course.patient, { patientId })).toMatchObject({
    ok: false,
    code: "forbidden",
  });
  expect(await getPatientCourse({ kind: "visitor" }, { patientId })).toMatchObject({
    ok: false,
    code: "signed_out",
  });
  expect(await getPatientCourse(world.therapist, { patientId: "not an id" })).toMatchObject({
    ok: false,
    code: "not_found",
  });
  await read(patientId, undefined, world.clinician);
  await settleAccessLog();
  const { auditEntries: a } = tables;
  const rows = await store.read
    .select()
    .from(a)
    .where(and(eq(a.verb, "chart:read"), eq(a.actorMemberId, world.clinician.memberId)));
  expect(rows.map((row) => [row.outcome, row.patientId])).toContainEqual(["read", patientId]);
});

test("a member of the team who is disabled reads nothing more", async () => {
  const therapist = await atInstant(begin, () =>
    addMember(store, world.clinicId, "therapist", "Rhea Plover"),
  );
  const own = await addCourse(store, {
    name: "Sade Thistle",
    therapist,
    exerciseId,
    onsetDay: "2026-01-01",
    from: "2026-02-02",
  });
  const { members } = tables;
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.update(members).set({ disabledAt: now }).where(eq(members.id, therapist.memberId));
  });
  expect(await getPatientCourse(therapist, { patientId: own.patient.memberId })).toMatchObject({
    ok: false,
    code: "signed_out",
  });
});

test("a clinician reads the same course, marked as to read only, with the head that names the therapist", async () => {
  const patientId = course.patient.memberId;
  const [own, theirs] = [await read(), await read(patientId, undefined, world.clinician)];
  expect(theirs.readOnly).toBe(true);
  expect({ ...theirs, readOnly: false }).toEqual(own);
  const header = await atInstant(now, () => getPatientHeader(world.clinician, { patientId }));
  expect(header).toMatchObject({
    ok: true,
    value: {
      name: "Noor Fern",
      ageThisYear: 46,
      region: "low_back",
      week: 10,
      phase: "strengthening",
      phaseSince: "2026-02-02",
      clinicians: ["Mira Kestrel"],
      leadTherapist: "Dana Wren",
      readOnly: true,
    },
  });
});

test("a year of sessions costs as many statements as a month", async () => {
  const year = await addCourse(store, {
    name: "Juno Willow",
    therapist: world.therapist,
    exerciseId,
    onsetDay: "2025-03-03",
    from: "2025-03-10",
  });
  await logSessions(
    year,
    mondayWednesdayFriday("2025-03-10", "2026-03-23").map((day) => ({ day })),
    now,
  );
  const count = async (patientId: string) => {
    await settleAccessLog();
    const { statements } = await countStatements(() => read(patientId));
    const reads = statements.filter((sql) => /^select/i.test(sql)).length;
    await settleAccessLog();
    return reads;
  };
  const month = await count(course.patient.memberId);
  expect(await count(year.patient.memberId)).toBe(month);
  expect(month).toBeLessThanOrEqual(22);
}, 60_000);
