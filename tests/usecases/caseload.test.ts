/** The caseload: who is on it, in which order and why, and that its cost does not grow with it. Long: one world is built once for all of it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { getCaseload } from "#lib/usecases/caseload.ts";
import { getPanel } from "#lib/usecases/panel.ts";
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
import { addExercise } from "#tests/support/session-world.ts";
import { refreshEach } from "#tests/support/signals.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let exerciseId: string;
const begin = new Date("2026-01-05T09:00:00Z");
/** A Wednesday; the four completed weeks run from 23 February to 22 March. */
const now = new Date("2026-03-25T10:00:00Z");
const today = "2026-03-25";

let steady: Course;
let low: Course;
let silent: Course;
let late: Course;
let ill: Course;
let gone: Course;

beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(begin, () => createWorld(store));
  exerciseId = await addExercise(store);
  const course = (name: string, more: { clinician?: World["clinician"] } = {}) =>
    addCourse(store, {
      name,
      therapist: world.therapist,
      exerciseId,
      onsetDay: "2026-01-01",
      from: "2026-02-02",
      ...more,
    });
  const dates = mondayWednesdayFriday("2026-02-02", "2026-03-23");
  steady = await course("Noor Fern", { clinician: world.clinician });
  await logSessions(
    steady,
    dates.map((day) => ({ day, pain: 0 })),
    now,
  );
  low = await course("Otto Birch");
  await logSessions(
    low,
    dates.map((day) => ({ day, done: 4 })),
    now,
  );
  silent = await course("Lena Quince");
  await logSessions(
    silent,
    dates.filter((day) => day <= "2026-03-13").map((day) => ({ day })),
    now,
  );
  late = await course("Vera Maple");
  await logSessions(
    late,
    [...dates.slice(3).map((day) => ({ day })), { day: "2026-02-02", enteredAfter: 20 }],
    now,
  );
  ill = await course("Bela Gorse");
  await logSessions(
    ill,
    dates.filter((day) => day <= "2026-02-20").map((day) => ({ day })),
    now,
  );
  await addExcuse(store, ill, "2026-02-21", "2026-03-24");
  gone = await course("Emil Rowan");
  await logSessions(gone, [{ day: "2026-02-02" }], now);
  await moveToPhase(store, gone, "discharged", new Date("2026-02-04T09:00:00Z"), world.therapist);
  // Their cycle begins with what stands on record; whoever is cleared owes the outcome measures from then on.
  await refresh(steady, low, silent, late, ill, gone, world);
}, 60_000);
afterAll(closeTestStore);

const refresh = (...courses: readonly Pick<Course, "patient" | "episodeId">[]) =>
  refreshEach(store, now, courses);
const read = async (filter: Parameters<typeof getCaseload>[1]["filter"] = "everyone") => {
  const result = await atInstant(now, () => getCaseload(world.therapist, { filter }));
  if (!result.ok) throw new Error(result.code);
  return result.value;
};
const rowOf = async (name: string) => {
  const row = (await read()).groups
    .flatMap((group) => group.rows)
    .find((candidate) => candidate.name === name);
  if (!row) throw new Error(`no row for ${name}`);
  return row;
};
const codesOf = (row: Awaited<ReturnType<typeof rowOf>>) => row.signals.map((signal) => signal.code);

test("a patient on track has no signal but the measures due, the figure of four weeks, and what comes next", async () => {
  const row = await rowOf("Noor Fern");
  expect(codesOf(row)).toEqual(["PROM_OVERDUE"]);
  expect(row.fourWeeks).toMatchObject({
    percent: 100,
    band: "on-track",
    done: 12,
    due: 12,
    from: "2026-02-23",
    to: "2026-03-22",
  });
  expect(row.weeks).toHaveLength(7);
  expect(row.weekOfPhase).toBe(8);
  expect(row.lastEntry).toMatchObject({ kind: "session", day: "2026-03-23" });
  expect(row.next).toEqual({ kind: "day", day: today });
});

test("a reported pain of 0 is a value; a day without an answer has none", async () => {
  const { pain } = await rowOf("Noor Fern");
  expect(pain.map((dot) => dot.day)).toEqual([
    "2026-03-13",
    "2026-03-16",
    "2026-03-18",
    "2026-03-20",
    "2026-03-23",
  ]);
  // The rest pain before each session was 1, during it 0: the worst of the day counts.
  expect(new Set(pain.map((dot) => dot.pain))).toEqual(new Set([1]));
});

test("low adherence is a reason with its figures", async () => {
  const row = await rowOf("Otto Birch");
  expect(codesOf(row)).toEqual(["ADH_LOW", "PROM_OVERDUE"]);
  expect(row.signals[0]?.data).toMatchObject({ percent: 40, done: 12, due: 12 });
  expect(row.tier).toBe(2);
});

test("seven days without an entry while something was due is a reason", async () => {
  const row = await rowOf("Lena Quince");
  expect(codesOf(row)).toEqual(["SILENT7", "MISSED3", "ADH_DROP", "PROM_OVERDUE"]);
  expect(row.signals[0]?.data).toMatchObject({ days: 11, due: 4, everLogged: true });
  expect(row.signals[1]?.data).toMatchObject({ kind: "slots", due: 4 });
});

test("an entry later than seven days waits for a decision and counts for nothing until then", async () => {
  const row = await rowOf("Vera Maple");
  expect(codesOf(row)).toEqual(["LATE_ENTRY", "PROM_OVERDUE"]);
  expect(row.signals[0]?.data).toMatchObject({ count: 1, oldestDay: "2026-02-02" });
  expect(row.weeks[0]).toMatchObject({ weekStart: "2026-02-02", done: 0, due: 3 });
});

test("weeks that are excused throughout are neither low nor silent, and are looked at for being many", async () => {
  const row = await rowOf("Bela Gorse");
  expect(codesOf(row)).toEqual(["EXCUSE_REVIEW", "PROM_OVERDUE"]);
  expect(row.fourWeeks).toMatchObject({ percent: null, band: "not-applicable", due: 0 });
  expect(row.weeks.at(-1)).toMatchObject({ percent: null, excused: true, due: 0 });
});

test("a discharged patient stands apart and has nothing due", async () => {
  const view = await read();
  expect(view.groups.at(-1)).toMatchObject({
    group: "discharged",
    rows: [{ name: "Emil Rowan", signals: [] }],
  });
  expect((await rowOf("Emil Rowan")).next).toEqual({ kind: "none" });
});

test("a red flag comes first, then answers to review, then the rest; the order is the same each time", async () => {
  const flagged = await atInstant(begin, async () => {
    const patient = await addMember(store, world.clinicId, "patient", "Piet Larch");
    const episodeId = await addEpisode(store, patient, [{ member: world.therapist, part: "therapist" }], {
      onsetDay: "2026-03-21",
    });
    return { patient, episodeId };
  });
  await storeFlag(store, flagged.patient, flagged.episodeId, "E", "saddle_numbness", "2026-03-25");
  await storeFlag(store, steady.patient, steady.episodeId, "U", "weight_loss", "2026-03-24");
  await refresh(flagged, steady);
  const view = await read();
  expect(view.groups.map((group) => group.group)).toEqual(["now", "today", "week", "later", "discharged"]);
  expect(view.counts).toEqual({ all: 8, now: 1, today: 2, week: 3, later: 2 });
  const [first] = view.groups[0]!.rows;
  expect(first).toMatchObject({
    name: "Piet Larch",
    tier: 0,
    score: 1000,
    next: { kind: "locked" },
    isLead: false,
  });
  expect(view.groups[1]!.rows[0]).toMatchObject({ name: "Noor Fern", tier: 1, score: 260 + 20 + 96 });
  const again = await read();
  expect(again.groups.flatMap((group) => group.rows.map((row) => row.id))).toEqual(
    view.groups.flatMap((group) => group.rows.map((row) => row.id)),
  );
});

test("the gate: ready for clearance, and slow from day 14 with the reasons", async () => {
  const patientId = world.patient.memberId;
  for (const day of ["2026-03-23", "2026-03-24", "2026-03-25"])
    await storeCheckIn(store, world.patient, world.episodeId, day);
  await refresh(world);
  const ready = (await read("ready")).groups.flatMap((group) => group.rows);
  expect(ready.map((row) => row.id)).toEqual([patientId]);
  expect(ready[0]!.signals).toMatchObject([{ code: "GATE_READY", data: { restPain: [2, 2, 2] } }]);
  await storeCheckIn(
    store,
    world.patient,
    world.episodeId,
    "2026-03-25",
    { restPain: null, worstPain: 7 },
    1,
  );
  await refresh(world);
  const slow = await rowOf("Ines Hazel");
  expect(codesOf(slow)).toEqual(["MEDICAL_REVIEW", "SLOW_RECOVERY"]);
  expect(slow.signals[1]?.data).toMatchObject({
    day: 89,
    reasons: [
      { reason: "REST_PAIN", unknown: true, limit: 3 },
      { reason: "WORST_PAIN", unknown: false, limit: 5 },
      { reason: "RISING", unknown: true },
    ],
  });
});

test("filters count over the whole caseload and show their own rows", async () => {
  const view = await read("silent");
  expect(view.groups.flatMap((group) => group.rows.map((row) => row.name))).toEqual(["Lena Quince"]);
  expect(Object.fromEntries(view.filters.map(({ filter, count }) => [filter, count]))).toEqual({
    everyone: 8,
    mine: 7,
    acute: 2,
    ready: 0,
    silent: 1,
  });
});

test("nobody else's patients, and only therapists", async () => {
  const other = await atInstant(now, () => getCaseload(world.otherTherapist, { filter: "everyone" }));
  expect(other.ok && other.value.groups.flatMap((group) => group.rows.map((row) => row.id))).toEqual([
    world.otherPatient.memberId,
  ]);
  for (const actor of [world.patient, world.clinician, world.admin]) {
    expect(await getCaseload(actor, { filter: "everyone" })).toMatchObject({ ok: false, code: "forbidden" });
  }
  expect(await getCaseload({ kind: "visitor" }, { filter: "everyone" })).toMatchObject({
    ok: false,
    code: "signed_out",
  });
});

test("a clinician's panel has linked patients alone, with their therapist", async () => {
  const panel = await atInstant(now, () => getPanel(world.clinician));
  expect(panel.ok && panel.value.rows.map((row) => [row.name, row.therapist])).toEqual([
    ["Noor Fern", "Dana Wren"],
    ["Ines Hazel", "Dana Wren"],
  ]);
  expect(panel.ok && panel.value.counts).toMatchObject({
    all: 2,
    acute: 1,
    cleared: 1,
    flagged: 1,
    known: 1,
    onTrack: 1,
  });
  expect(await atInstant(now, () => getPanel(world.otherClinician))).toMatchObject({
    ok: true,
    value: { rows: [] },
  });
  for (const actor of [world.patient, world.therapist, world.admin]) {
    expect(await getPanel(actor)).toMatchObject({ ok: false, code: "forbidden" });
  }
});

test("at most eight statements, for few patients and for sixty with a longer history", async () => {
  const count = async (actor: World["therapist"]) => {
    const { value: result, statements } = await countStatements(() =>
      atInstant(now, () => getCaseload(actor, { filter: "everyone" })),
    );
    const rows = result.ok ? result.value.groups.flatMap((group) => group.rows).length : 0;
    // Stored signals are read: nothing that they were computed from is looked at.
    expect(
      statements.filter((text) => /"(exposures|session_sets|next_day_answers|prom_responses)"/.test(text)),
    ).toEqual([]);
    expect(statements.filter((text) => /from "signals"/.test(text))).toHaveLength(1);
    return { rows, statements: statements.length };
  };
  const few = await count(world.therapist);
  expect(few.rows).toBe(8);
  const busy = await atInstant(begin, () => addMember(store, world.clinicId, "therapist", "Rhea Plover"));
  const days = mondayWednesdayFriday("2026-01-12", "2026-03-23");
  for (let patient = 0; patient < 60; patient++) {
    const course = await addCourse(store, {
      name: `Patient ${patient}`,
      therapist: busy,
      exerciseId,
      onsetDay: "2026-01-01",
      from: "2026-01-12",
    });
    await logSessions(
      course,
      days.slice(0, 4 + (patient % 12)).map((day) => ({ day })),
      now,
    );
    await addExcuse(store, course, addDays(today, -3), addDays(today, -2));
  }
  const many = await count(busy);
  expect(many.rows).toBe(60);
  expect(few.statements).toBeLessThanOrEqual(8);
  expect(many.statements).toBe(few.statements);
}, 120_000);
