/**
 * A session from Start to its summary, excused days, progress and the paper log, on a real database.
 * Long: one patient’s course from the first session to what the therapist decides about it.
 */
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { Actor, MemberActor } from "#lib/access/actor.ts";
import { visitor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { defaultRules, prescriptionBounds } from "#lib/domain/prescription.ts";
import { questionIds } from "#lib/domain/red-flag-questions.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { Result } from "#lib/kernel/result.ts";
import { readExcusePage, recordExcuse, withdrawExcuse } from "#lib/usecases/excuse.ts";
import { readLogPage, recordPaperLog, reviewLateEntry } from "#lib/usecases/paper-log.ts";
import { readProgress } from "#lib/usecases/progress.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import { answerScreen } from "#lib/usecases/red-flag.ts";
import { amendSession, backdateSession, startSession } from "#lib/usecases/session.ts";
import { readBackdatePage, readSessionPage } from "#lib/usecases/session-page.ts";
import { readToday } from "#lib/usecases/today.ts";
import { screenForm } from "#tests/support/acute.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import {
  addClearance,
  addExercise,
  addFlag,
  addVersion,
  closed,
  finished,
  reps,
  setsOf,
  type TestVersion,
} from "#tests/support/session-world.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let patient: MemberActor;
let episodeId: string;
let bodyweight: string;
let loaded: string;
let calm: TestVersion;
let main: TestVersion;

/** Wednesday, 18:00 in Vienna. */
const now = new Date("2025-03-12T17:00:00Z");
const at = <T>(fn: () => Promise<T>, instant = now) => atInstant(instant, fn);
const bounds = prescriptionBounds(
  {
    sets: { min: 1, max: 4 },
    reps: { min: 6, max: 12 },
    holdSeconds: null,
    durationSeconds: null,
    distanceM: null,
  },
  reps(2, 10),
);
const who = () => ({ patient, episodeId, by: world.therapist });
const okOf = <T>(result: Result<T, string, unknown>): T => {
  if (!result.ok) throw new Error(result.code);
  return result.value;
};
const codeOf = (result: Result<unknown, string, unknown>) => (result.ok ? "ok" : result.code);

beforeAll(async () => {
  store = await openTestStore();
  world = await at(() => createWorld(store), new Date("2025-02-01T09:00:00Z"));
  bodyweight = await addExercise(store, "Glute bridge");
  loaded = await addExercise(store, "Goblet squat", { loadable: true });
});
afterAll(closeTestStore);

beforeEach(async () => {
  await at(async () => {
    patient = await addMember(store, world.clinicId, "patient", `Ines ${newId()}`);
    episodeId = await addEpisode(store, patient, [{ member: world.therapist, part: "lead_therapist" }], {
      onsetDay: "2025-02-01",
      phase: "strengthening",
    });
  }, new Date("2025-02-01T09:00:00Z"));
  calm = await addVersion(store, who(), {
    name: "Calm care",
    items: [{ exerciseId: bodyweight, kind: "calm" }],
    effectiveFrom: "2025-02-02",
    at: new Date("2025-02-02T09:00:00Z"),
    schedule: { kind: "daily_slots", slotsPerDay: 2, daysPerWeek: 7 },
    rulesConfig: defaultRules,
    bounds,
  });
  await addClearance(store, who(), "2025-03-01");
  main = await addVersion(store, who(), {
    items: [
      { exerciseId: bodyweight, kind: "warm-up" },
      { exerciseId: bodyweight },
      { exerciseId: loaded, dose: reps(2, 10, 8000) },
    ],
    effectiveFrom: "2025-03-03",
    at: new Date("2025-03-01T09:00:00Z"),
    schedule: { kind: "fixed_days", weekdays: [0, 2, 4] },
    rulesConfig: defaultRules,
    bounds,
    note: "No hurry.",
  });
});

const noFlags = { session_cauda_equina: false, session_nerve: false };
const startInput = (more: object = {}) => ({
  sessionId: newId(),
  screenId: newId(),
  versionId: main.versionId,
  restPain: 2,
  drowsy: false,
  flare: false,
  answers: noFlags,
  ...more,
});
const creditOf = async (sessionId: string) =>
  (
    await store.read
      .select()
      .from(tables.sessionCredits)
      .where(eq(tables.sessionCredits.sessionId, sessionId))
  )[0];

/** The whole screen answered with no, after the program was published: nothing is due any more. */
const answerWholeScreen = (occasion: "intake" | "program_start" | "flare" = "program_start", instant = now) =>
  at(async () => okOf(await answerScreen(patient, screenForm({}, { occasion }))), instant);

describe("Start", () => {
  beforeEach(() => answerWholeScreen("program_start", new Date("2025-03-01T10:00:00Z")));

  test("the page asks first; pressing twice starts one session of the plan of the day", async () => {
    const input = startInput();
    expect(okOf(await at(() => readSessionPage(patient, { sessionId: input.sessionId })))).toMatchObject({
      kind: "start",
      plan: { versionId: main.versionId, exercises: 3 },
    });
    const [first, second] = await at(() =>
      Promise.all([startSession(patient, input), startSession(patient, input)]),
    );
    expect([okOf(first).outcome, okOf(second).outcome]).toEqual(["started", "started"]);
    expect(
      await store.read.select().from(tables.sessions).where(eq(tables.sessions.patientId, patient.memberId)),
    ).toHaveLength(1);
    const page = okOf(await at(() => readSessionPage(patient, { sessionId: input.sessionId })));
    expect(page).toMatchObject({
      kind: "open",
      swappedToCalm: false,
      source: "live",
      answers: { localDay: "2025-03-12", restPainBefore: 2 },
    });
    expect(
      page.kind === "open" && page.exercises.map((exercise) => [exercise.blockKind, exercise.state]),
    ).toEqual([
      ["warm-up", "todo"],
      ["main", "todo"],
      ["main", "todo"],
    ]);
    expect(okOf(await at(() => readToday(patient))).openSessionId).toBe(input.sessionId);
  });

  test("an open safety question starts nothing", async () => {
    const input = startInput({ answers: { session_nerve: false } });
    expect(codeOf(await at(() => startSession(patient, input)))).toBe("incomplete");
    expect(okOf(await at(() => readSessionPage(patient, { sessionId: input.sessionId }))).kind).toBe("start");
  });

  test("a yes to an emergency locks, starts nothing, and the page says so for every id", async () => {
    const input = startInput({
      answers: { session_cauda_equina: true, saddle_numbness: true, session_nerve: false },
    });
    expect(okOf(await at(() => startSession(patient, input))).outcome).toBe("locked");
    expect(
      await store.read.select().from(tables.sessions).where(eq(tables.sessions.patientId, patient.memberId)),
    ).toEqual([]);
    expect(okOf(await at(() => readSessionPage(patient, { sessionId: newId() }))).kind).toBe("locked");
    expect(okOf(await at(() => readToday(patient))).advice.lock.sessions).toBe(true);
    expect(okOf(await at(() => startSession(patient, startInput()))).outcome).toBe("locked");
  });

  test("resting pain of 6 swaps to the calm plan, which fills the day's slot", async () => {
    const input = startInput({ restPain: 6 });
    okOf(await at(() => startSession(patient, input)));
    const page = okOf(await at(() => readSessionPage(patient, { sessionId: input.sessionId })));
    expect(page).toMatchObject({ kind: "open", swappedToCalm: true, programName: "Calm care" });
    const [p] = calm.prescriptionIds as [string];
    okOf(
      await at(() =>
        recordFacts(patient, {
          patientId: patient.memberId,
          facts: [
            ...setsOf(input.sessionId, p, reps(2, 10), "both", now),
            closed(input.sessionId, p, now),
            finished(input.sessionId, now),
          ],
        }),
      ),
    );
    expect(okOf(await at(() => readToday(patient))).due).toMatchObject({ kind: "done", weekDone: 1 });
  });

  test("4 and two above the baseline swaps as well; 4 near the baseline does not", async () => {
    const checkIn = (day: string, restPain: number) => ({
      id: newId(),
      clinicId: world.clinicId,
      patientId: patient.memberId,
      episodeId,
      localDay: day,
      revision: 0,
      restPain,
      worstPain: null,
      wokenByPain: null,
      nightUnrelenting: null,
      analgesicLevel: null,
      sedating: null,
      walkMinutes: null,
      standsUnaided: null,
      legWorse: null,
      zone: "Europe/Vienna",
      recordedAt: now,
      receivedAt: now,
      recordedById: patient.memberId,
    });
    const swapped = async (input: ReturnType<typeof startInput>) => {
      okOf(await at(() => startSession(patient, input)));
      const page = okOf(await at(() => readSessionPage(patient, { sessionId: input.sessionId })));
      return page.kind === "open" && page.swappedToCalm;
    };
    await store.writeUnaudited(
      systemGrant("setup"),
      async (tx) =>
        void (await tx
          .insert(tables.checkIns)
          .values([checkIn("2025-03-09", 2), checkIn("2025-03-10", 2), checkIn("2025-03-11", 3)])),
    );
    expect(await swapped(startInput({ restPain: 4 }))).toBe(true);
    expect(await swapped(startInput({ restPain: 3 }))).toBe(false);
  });

  test("something drowsy leaves the loaded exercise out and takes nothing from the credit", async () => {
    const input = startInput({ drowsy: true });
    okOf(await at(() => startSession(patient, input)));
    const page = okOf(await at(() => readSessionPage(patient, { sessionId: input.sessionId })));
    expect(page.kind === "open" && page.exercises.map((exercise) => exercise.state)).toEqual([
      "todo",
      "todo",
      "left_out",
    ]);
    const [, bridge] = main.prescriptionIds as [string, string, string];
    okOf(
      await at(() =>
        recordFacts(patient, {
          patientId: patient.memberId,
          facts: [
            ...setsOf(input.sessionId, bridge, reps(2, 10), "both", now),
            closed(input.sessionId, bridge, now),
          ],
        }),
      ),
    );
    expect(await creditOf(input.sessionId)).toMatchObject({ credit: "1", counts: true });
  });

  test("where every main exercise is loaded, a drowsy day still loses no credit and is flagged", async () => {
    const heavy = await addVersion(store, who(), {
      items: [
        { exerciseId: bodyweight, kind: "warm-up" },
        { exerciseId: loaded, dose: reps(2, 10, 8000) },
      ],
      effectiveFrom: "2025-03-10",
      at: new Date("2025-03-10T09:00:00Z"),
      schedule: { kind: "fixed_days", weekdays: [2] },
      rulesConfig: defaultRules,
      bounds,
    });
    const input = startInput({ drowsy: true, versionId: heavy.versionId });
    okOf(await at(() => startSession(patient, input)));
    expect(await creditOf(input.sessionId)).toMatchObject({ credit: "1", safetyStop: true });
  });

  test("under a T calm care stays open and strengthening does not", async () => {
    await addFlag(store, { patient, episodeId }, "T", new Date("2025-03-12T08:00:00Z"));
    expect(okOf(await at(() => readSessionPage(patient, { sessionId: newId() }))).kind).toBe("locked");
    expect(okOf(await at(() => startSession(patient, startInput()))).outcome).toBe("locked");
    const { calmVersionId } = okOf(await at(() => readToday(patient)));
    expect(calmVersionId).toBe(calm.versionId);
    const input = startInput({ versionId: calm.versionId });
    expect(okOf(await at(() => readSessionPage(patient, input))).kind).toBe("start");
    expect(okOf(await at(() => startSession(patient, input))).outcome).toBe("started");
    expect(okOf(await at(() => readSessionPage(patient, { sessionId: input.sessionId })))).toMatchObject({
      kind: "open",
      programName: "Calm care",
    });
  });

  test("without a lock the calm plan is not to be chosen in place of the day's", async () => {
    const input = startInput({ versionId: calm.versionId });
    okOf(await at(() => startSession(patient, input)));
    expect(okOf(await at(() => readSessionPage(patient, { sessionId: input.sessionId })))).toMatchObject({
      programName: "Strength",
    });
  });
});

describe("The whole red-flag screen", () => {
  const start = (input: ReturnType<typeof startInput>, instant = now) =>
    at(() => startSession(patient, input), instant);
  const pageOf = async (input: ReturnType<typeof startInput>) =>
    okOf(await at(() => readSessionPage(patient, { sessionId: input.sessionId })));

  test("comes before strengthening at intake and at the start of a program; the server holds it", async () => {
    const input = startInput();
    expect(await pageOf(input)).toMatchObject({ kind: "screen_due", occasion: "intake" });
    expect(codeOf(await start(input))).toBe("screen_due");
    await answerWholeScreen("intake", new Date("2025-02-05T09:00:00Z"));
    expect(await pageOf(input)).toMatchObject({ kind: "screen_due", occasion: "program_start" });
    expect(codeOf(await start(input))).toBe("screen_due");
    expect(okOf(await at(() => readToday(patient)))).toMatchObject({ screenDue: "program_start" });
    await answerWholeScreen("program_start");
    expect(await pageOf(input)).toMatchObject({ kind: "start" });
    expect(codeOf(await start(input))).toBe("ok");
  });

  test("leaves calm care open", async () => {
    await addVersion(store, who(), {
      name: "Calm care",
      items: [{ exerciseId: bodyweight, kind: "calm" }],
      effectiveFrom: "2025-03-12",
      at: new Date("2025-03-12T09:00:00Z"),
      rulesConfig: defaultRules,
      bounds,
    });
    expect(codeOf(await start(startInput()))).toBe("ok");
  });
});

describe("The question about a flare", () => {
  beforeEach(() => answerWholeScreen("program_start", new Date("2025-03-01T10:00:00Z")));
  const answersOf = async (screenId: string) =>
    (
      await store.read
        .select()
        .from(tables.redFlagAnswers)
        .where(eq(tables.redFlagAnswers.screenId, screenId))
    ).map(({ questionId, yes }) => [questionId, yes]);
  const flaresOf = () =>
    store.read.select().from(tables.flares).where(eq(tables.flares.patientId, patient.memberId));

  test("is asked where the pain swaps the session, and must be answered", async () => {
    const input = startInput({ restPain: 7, flare: null });
    expect(okOf(await at(() => readSessionPage(patient, { sessionId: input.sessionId })))).toMatchObject({
      kind: "start",
      flareFrom: 4,
    });
    expect(codeOf(await at(() => startSession(patient, input)))).toBe("flare_unanswered");
    expect(await answersOf(input.screenId)).toEqual([]);
    const easy = startInput({ flare: null });
    expect(codeOf(await at(() => startSession(patient, easy)))).toBe("ok");
  });

  test("no is kept with the answers of the session and starts none", async () => {
    const input = startInput({ restPain: 7, flare: false });
    okOf(await at(() => startSession(patient, input)));
    expect(await answersOf(input.screenId)).toContainEqual(["flare_today", false]);
    expect(await flaresOf()).toEqual([]);
  });

  test("yes declares one from the pain that was given, and calm care is served", async () => {
    const input = startInput({ restPain: 7, flare: true });
    okOf(await at(() => startSession(patient, input)));
    expect(await answersOf(input.screenId)).toContainEqual(["flare_today", true]);
    expect(await flaresOf()).toMatchObject([
      { source: "before_session", restPainNrs: 7, startedOn: "2025-03-12" },
    ]);
    expect(okOf(await at(() => readToday(patient)))).toMatchObject({
      flare: { stage: "calm" },
      screenDue: "flare",
      checkIn: "due",
    });
  });

  test("an urgent answer is taken although it is open", async () => {
    const input = startInput({
      restPain: 7,
      flare: null,
      answers: { session_cauda_equina: true, saddle_numbness: true, session_nerve: false },
    });
    expect(okOf(await at(() => startSession(patient, input))).outcome).toBe("locked");
  });
});

describe("Today", () => {
  test("what is due, the note, the plan with its minutes, and the week", async () => {
    const today = okOf(await at(() => readToday(patient)));
    expect(today).toMatchObject({
      due: { kind: "due", left: 1 },
      plan: { programName: "Strength", calmOnly: false },
      note: { text: "No hurry.", by: "Dana Wren" },
      checkIn: null,
      intakeDue: true,
    });
    expect(today.plan?.blocks.map((block) => block.name)).toEqual(["warm-up", "main"]);
    expect(today.plan?.minutes).toBeGreaterThan(0);
    expect(today.week.map((day) => day.mark)).toEqual([
      "not_done",
      "rest",
      "open",
      "rest",
      "due_later",
      "rest",
      "rest",
    ]);
  });

  test("the whole screen answered, the intake is no longer due", async () => {
    const answers = Object.fromEntries(questionIds.map((id) => [id, false]));
    const context = {
      birthYear: 1980,
      firstEpisode: false,
      cancer: false,
      recentSurgery: false,
      longTermSteroids: false,
      osteoporosis: false,
      weakImmuneSystem: false,
      pregnancy: false,
    };
    okOf(
      await at(() =>
        answerScreen(patient, { idempotencyKey: newId(), occasion: "intake", answers, context } as never),
      ),
    );
    expect(okOf(await at(() => readToday(patient))).intakeDue).toBe(false);
  });

  test("a version that begins today is announced on that day alone", async () => {
    await addVersion(store, who(), {
      programId: main.programId,
      number: 2,
      items: [{ exerciseId: bodyweight }],
      effectiveFrom: "2025-03-12",
      at: new Date("2025-03-11T09:00:00Z"),
      schedule: { kind: "fixed_days", weekdays: [0, 2, 4] },
      rulesConfig: defaultRules,
      bounds,
    });
    expect(okOf(await at(() => readToday(patient))).changedToday).toEqual({
      by: "Dana Wren",
      note: null,
      number: 2,
      byRules: false,
    });
    expect(
      okOf(await at(() => readToday(patient), new Date("2025-03-13T12:00:00Z"))).changedToday,
    ).toBeNull();
  });

  test("in the acute phase the check-in is asked; after discharge nothing is", async () => {
    const phase = (to: "acute" | "discharged") =>
      store.writeUnaudited(systemGrant("setup"), async (tx) => {
        await tx.update(tables.episodes).set({ phase: to }).where(eq(tables.episodes.id, episodeId));
        await tx.insert(tables.phaseChanges).values({
          id: newId(),
          clinicId: world.clinicId,
          episodeId,
          fromPhase: "strengthening",
          toPhase: to,
          effectiveDay: "2025-03-10",
          reason: "Test",
          changedAt: new Date("2025-03-10T09:00:00Z"),
          changedById: world.therapist.memberId,
        });
      });
    await phase("acute");
    expect(okOf(await at(() => readToday(patient))).checkIn).toBe("due");
    await phase("discharged");
    expect(okOf(await at(() => readToday(patient)))).toMatchObject({
      plan: null,
      due: { kind: "none" },
      phase: "discharged",
    });
  });
});

describe("afterwards", () => {
  const entered = async (day: string, instant = now) => {
    const sessionId = newId();
    const result = await at(() => backdateSession(patient, { sessionId, day, restPain: null }), instant);
    return { sessionId, code: codeOf(result) };
  };

  test("a day is entered by the version of that day; too late waits; not before the program, not to come", async () => {
    expect((await entered("2025-03-10")).code).toBe("ok");
    expect((await entered("2025-03-13")).code).toBe("future_day");
    expect((await entered("2025-02-01")).code).toBe("no_program");
    const old = await entered("2025-03-03");
    expect(await creditOf(old.sessionId)).toMatchObject({ late: "waits_for_therapist", counts: false });
    const calmDay = await entered("2025-02-20");
    expect(
      (await store.read.select().from(tables.sessions).where(eq(tables.sessions.id, calmDay.sessionId)))[0]
        ?.versionId,
    ).toBe(calm.versionId);
    const page = okOf(await at(() => readBackdatePage(patient, { day: "2025-03-04" })));
    expect([page.day, page.days[7], page.days[8]?.waits]).toEqual([
      "2025-03-04",
      { day: "2025-03-05", waits: false },
      true,
    ]);
  });

  test("under a lock an earlier day can still be entered, a locked one not", async () => {
    await addFlag(store, { patient, episodeId }, "E", new Date("2025-03-11T08:00:00Z"));
    expect((await entered("2025-03-10")).code).toBe("ok");
    expect((await entered("2025-03-11")).code).toBe("locked");
  });

  test("correcting keeps the first entry; two editors cannot both win; withdrawing can be undone", async () => {
    const { sessionId } = await entered("2025-03-10");
    const amend = (more: object) => ({
      amendmentId: newId(),
      sessionId,
      revision: 0,
      day: "2025-03-10",
      restPain: 3,
      drowsy: null,
      withdrawn: false,
      restore: false,
      reason: null,
      ...more,
    });
    const first = amend({});
    expect(codeOf(await at(() => amendSession(patient, first)))).toBe("ok");
    expect(codeOf(await at(() => amendSession(patient, first), new Date(now.getTime() + 1000)))).toBe("ok");
    expect(codeOf(await at(() => amendSession(patient, { ...first, restPain: 9 })))).toBe("conflict");
    expect(codeOf(await at(() => amendSession(patient, amend({ restPain: 5 }))))).toBe("conflict");
    expect(codeOf(await at(() => amendSession(patient, amend({ revision: 1, withdrawn: true }))))).toBe("ok");
    expect((await creditOf(sessionId))?.counts).toBe(false);
    expect(codeOf(await at(() => amendSession(patient, amend({ revision: 2 }))))).toBe("ok");
    expect(await creditOf(sessionId)).toMatchObject({ counts: true, restPainBefore: 3 });
    expect(codeOf(await at(() => amendSession(world.otherPatient, amend({ revision: 3 }))))).toBe(
      "not_found",
    );
  });

  test("progress lists each session as it is, and draws an unanswered one as unknown", async () => {
    const { sessionId } = await entered("2025-03-10");
    const [, bridge, squat] = main.prescriptionIds as [string, string, string];
    okOf(
      await at(() =>
        recordFacts(patient, {
          patientId: patient.memberId,
          facts: [
            ...setsOf(sessionId, bridge, reps(2, 10), "both", now),
            closed(sessionId, bridge, now, { painDuring: null }),
            ...setsOf(sessionId, squat, reps(2, 10), "both", now, (target) => target / 2),
            finished(sessionId, now),
          ],
        }),
      ),
    );
    await entered("2025-03-03");
    const progress = okOf(await at(() => readProgress(patient)));
    expect(progress.sessions).toMatchObject([
      { sessionId, state: "partial", percent: 75, painDuring: null },
      { day: "2025-03-03", state: "waiting" },
    ]);
    expect(progress.dots).toEqual([{ day: "2025-03-10", pain: null }]);
    expect(progress.fourWeeks).toMatchObject({ from: "2025-02-10", to: "2025-03-09" });
    expect(progress.days.find((day) => day.day === "2025-03-10")).toMatchObject({
      state: "part",
      fraction: 0.75,
    });
    const done = okOf(await at(() => readSessionPage(patient, { sessionId })));
    expect(done).toMatchObject({
      kind: "finished",
      summary: { full: 1, part: ["Goblet squat"], notDone: ["Glute bridge"] },
      due: { weekDone: 1, weekPlanned: 3 },
    });
  });
});

describe("days ill or away", () => {
  const excuse = (more: object = {}) => ({
    patientId: patient.memberId,
    excuseId: newId(),
    fromDay: "2025-03-12",
    toDay: "2025-03-14",
    reason: "ill" as const,
    ...more,
  });

  test("marked once however often it is sent, taken back once, and the days are due again", async () => {
    const input = excuse();
    expect(codeOf(await at(() => recordExcuse(patient, input)))).toBe("ok");
    expect(codeOf(await at(() => recordExcuse(patient, input), new Date(now.getTime() + 5000)))).toBe("ok");
    expect(codeOf(await at(() => recordExcuse(patient, { ...input, toDay: "2025-03-20" })))).toBe("conflict");
    expect(okOf(await at(() => readToday(patient))).due.kind).toBe("excused");
    const page = okOf(await at(() => readExcusePage(patient)));
    expect(page.current).toMatchObject([{ from: "2025-03-12", to: "2025-03-14", byPatient: true }]);
    const withdrawal = { patientId: patient.memberId, excuseId: input.excuseId, withdrawalId: newId() };
    expect(codeOf(await at(() => withdrawExcuse(patient, withdrawal)))).toBe("ok");
    expect(codeOf(await at(() => withdrawExcuse(patient, { ...withdrawal, withdrawalId: newId() })))).toBe(
      "ok",
    );
    expect(okOf(await at(() => readToday(patient))).due.kind).toBe("due");
  });

  test("a pause is the therapist's; nobody marks for a patient who is not theirs", async () => {
    expect(codeOf(await at(() => recordExcuse(patient, excuse({ reason: "therapist_pause" }))))).toBe(
      "source_not_allowed",
    );
    expect(codeOf(await at(() => recordExcuse(world.therapist, excuse({ reason: "therapist_pause" }))))).toBe(
      "ok",
    );
    for (const stranger of [
      world.otherPatient,
      world.otherTherapist,
      world.clinician,
      world.admin,
      world.foreign.therapist,
    ]) {
      expect(codeOf(await at(() => recordExcuse(stranger, excuse())))).toBe("not_found");
    }
  });
});

describe("the therapist's side", () => {
  const paper = (more: object = {}) => ({
    patientId: patient.memberId,
    sessionId: newId(),
    versionId: main.versionId,
    day: "2025-03-10",
    restPain: 2,
    loadUnit: "kg" as const,
    rows: main.prescriptionIds.map((prescriptionId) => ({
      prescriptionId,
      sets: [10, 8] as (number | null)[],
      load: 8.5,
      pain: null,
      effort: 5,
      stop: "none" as const,
    })),
    ...more,
  });

  test("a paper log is one session, stored once, with loads in grams and unknown pain unknown", async () => {
    const input = paper();
    expect(codeOf(await at(() => recordPaperLog(world.therapist, input)))).toBe("ok");
    expect(codeOf(await at(() => recordPaperLog(world.therapist, input)))).toBe("ok");
    expect(await creditOf(input.sessionId)).toMatchObject({
      credit: "9/10",
      counts: true,
      painDuring: null,
      finished: true,
    });
    const sets = await store.read
      .select()
      .from(tables.sessionSets)
      .where(eq(tables.sessionSets.sessionId, input.sessionId));
    expect(new Set(sets.map((set) => set.loadG))).toEqual(new Set([8500]));
    const audit = await store.read
      .select()
      .from(tables.auditEntries)
      .where(
        and(
          eq(tables.auditEntries.verb, "facts:record"),
          eq(tables.auditEntries.patientId, patient.memberId),
        ),
      );
    expect(audit.map((row) => row.actorMemberId)).toContain(world.therapist.memberId);
  });

  test("a plan that is no longer that day's, or an impossible figure, stores nothing at all", async () => {
    expect(
      codeOf(await at(() => recordPaperLog(world.therapist, paper({ versionId: calm.versionId })))),
    ).toBe("conflict");
    const wild = paper({
      rows: main.prescriptionIds.map((prescriptionId) => ({
        prescriptionId,
        sets: [10, 20_000],
        load: null,
        pain: null,
        effort: null,
        stop: "none" as const,
      })),
    });
    expect(codeOf(await at(() => recordPaperLog(world.therapist, wild)))).toBe("out_of_range");
    expect(await creditOf(wild.sessionId)).toBeUndefined();
  });

  test("a late entry counts when a therapist says so; the decision stays, and a second one differing is told", async () => {
    const sessionId = newId();
    okOf(await at(() => backdateSession(patient, { sessionId, day: "2025-03-03", restPain: null })));
    const page = okOf(await at(() => readLogPage(world.therapist, { patientId: patient.memberId })));
    expect(page.waiting).toMatchObject([{ sessionId, day: "2025-03-03", byPatient: true }]);
    expect(page.plan?.exercises).toHaveLength(3);
    const review = (decision: "accept" | "decline") => ({
      patientId: patient.memberId,
      reviewId: newId(),
      sessionId,
      decision,
    });
    expect(codeOf(await at(() => reviewLateEntry(patient, review("accept"))))).toBe("forbidden");
    expect(codeOf(await at(() => reviewLateEntry(world.therapist, review("accept"))))).toBe("ok");
    expect((await creditOf(sessionId))?.counts).toBe(true);
    expect(codeOf(await at(() => reviewLateEntry(world.therapist, review("accept"))))).toBe("ok");
    expect(codeOf(await at(() => reviewLateEntry(world.therapist, review("decline"))))).toBe("conflict");
    expect(
      okOf(await at(() => readLogPage(world.therapist, { patientId: patient.memberId }))).waiting,
    ).toEqual([]);
  });

  test("nobody else reads or writes any of it", async () => {
    const reads: ((actor: Actor) => Promise<Result<unknown, string, unknown>>)[] = [
      (actor) => readLogPage(actor, { patientId: patient.memberId }),
      (actor) => recordPaperLog(actor, paper()),
    ];
    for (const read of reads) {
      expect(codeOf(await at(() => read(visitor)))).toBe("signed_out");
      for (const stranger of [
        world.otherTherapist,
        world.clinician,
        world.admin,
        world.otherPatient,
        world.foreign.therapist,
      ])
        expect(codeOf(await at(() => read(stranger)))).toBe("not_found");
      expect(codeOf(await at(() => read(patient)))).toBe("forbidden");
    }
    const own: ((actor: Actor) => Promise<Result<unknown, string, unknown>>)[] = [
      readToday,
      readProgress,
      readExcusePage,
    ];
    for (const readOwn of own) {
      expect(codeOf(await at(() => readOwn(visitor)))).toBe("signed_out");
      expect(codeOf(await at(() => readOwn(world.therapist)))).toBe("forbidden");
    }
    const sessionId = newId();
    okOf(await at(() => backdateSession(patient, { sessionId, day: "2025-03-10", restPain: 1 })));
    const stranger = okOf(await at(() => readSessionPage(world.otherPatient, { sessionId })));
    expect(["no_program", "locked"]).toContain(stranger.kind);
  });
});
