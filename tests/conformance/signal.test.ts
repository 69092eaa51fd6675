/** Signals on each engine: stored and read back whole, noted, found once a day, and a pass that one process alone takes. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { isDatabaseError, isUniqueViolation } from "#db/dialect/errors.ts";
import {
  finishDailyPass,
  getDailyPass,
  insertDailyPass,
  listPassClinics,
  listPassEpisodes,
  takeOverDailyPass,
} from "#db/queries/daily-pass.ts";
import { listSignals } from "#db/queries/signal.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { systemGrant, systemRulesGrant } from "#lib/access/system.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { getCaseload } from "#lib/usecases/caseload.ts";
import { runDailyPasses } from "#lib/usecases/daily-pass.ts";
import { handleSignals, readPatientSignals } from "#lib/usecases/signal.ts";
import { storeCheckIn, storeFlag } from "#tests/support/acute.ts";
import { addCourse, type Course, logSessions, moveToPhase } from "#tests/support/course-world.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addExercise } from "#tests/support/session-world.ts";
import { refreshEach } from "#tests/support/signals.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let course: Course;
const now = new Date("2026-03-25T10:00:00Z");
const later = new Date("2026-03-25T12:00:00Z");

beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(new Date("2026-02-02T07:00:00Z"), () => createWorld(store));
  const exerciseId = await addExercise(store);
  course = await addCourse(store, {
    name: "Noor Fern",
    therapist: world.therapist,
    exerciseId,
    onsetDay: "2026-01-20",
    from: "2026-03-20",
  });
  await logSessions(
    course,
    [
      { day: "2026-03-23", pain: 9 },
      { day: "2026-03-25", pain: 7 },
    ],
    now,
  );
}, 180_000);
afterAll(closeTestStore);

const standing = async (at = now) => {
  const page = await atInstant(at, () =>
    readPatientSignals(world.therapist, { patientId: course.patient.memberId }),
  );
  if (!page.ok) throw new Error(page.code);
  return page.value.standing;
};
const ofCourse = () =>
  systemRulesGrant({
    clinicId: world.clinicId,
    patientId: course.patient.memberId,
    episodeId: course.episodeId,
  });

test("a write stores its signals, read back as they were", async () => {
  expect(await standing()).toMatchObject([
    { code: "STOP_SEVERE", data: { exposures: [{ day: "2026-03-23", painDuring: 9 }], limit: 8 } },
    { code: "STOP_REPEATED", data: { exposures: [{ painDuring: 9 }, { painDuring: 7 }] } },
  ]);
  const before = await listSignals(store.read, ofCourse());
  await refreshEach(store, now, [course]);
  expect(await listSignals(store.read, ofCourse())).toEqual(before);
});

test("a note stands beside its signal on the caseload and on the patient's page, for the signal alone", async () => {
  const [, repeated] = await standing();
  const handled = await atInstant(later, () =>
    handleSignals(world.therapist, {
      patientId: course.patient.memberId,
      act: "snooze",
      signals: [{ id: repeated!.id, seen: repeated!.seen }],
      reason: "Sees the practice on Friday.",
      from: "caseload",
      until: "2026-03-30",
    }),
  );
  expect(handled).toMatchObject({ ok: true });
  const expected = [
    { code: "STOP_SEVERE", note: null },
    {
      code: "STOP_REPEATED",
      state: "snoozed",
      snoozedUntil: "2026-03-30",
      note: { byName: "Dana Wren", reason: "Sees the practice on Friday." },
    },
  ];
  expect(await standing(later)).toMatchObject(expected);
  const view = await atInstant(later, () => getCaseload(world.therapist, { filter: "everyone" }));
  const rows = view.ok ? view.value.groups.flatMap((group) => group.rows) : [];
  expect(rows.find((row) => row.name === "Noor Fern")?.signals).toMatchObject(expected);
  expect(rows).toHaveLength(2);
});

test("data with moments in them come back with their moments", async () => {
  await storeFlag(store, world.patient, world.episodeId, "S", "fever", "2026-03-24");
  await storeCheckIn(store, world.patient, world.episodeId, "2026-03-24", { restPain: null });
  await refreshEach(store, now, [world]);
  const signals = await listSignals(
    store.read,
    systemRulesGrant({
      clinicId: world.clinicId,
      patientId: world.patient.memberId,
      episodeId: world.episodeId,
    }),
  );
  const flag = signals.find((signal) => signal.code === "RED_FLAG");
  expect(flag?.data).toEqual({
    code: "RED_FLAG",
    flags: [{ questionId: "fever", code: "S", raisedAt: new Date("2026-03-24T12:00:00Z") }],
  });
  expect(signals.some((signal) => signal.code === "SLOW_RECOVERY")).toBe(true);
});

test("the pass looks at those in care, and after discharge at those with an open flag or a signal", async () => {
  const grant = systemGrant("daily-pass");
  expect((await listPassClinics(store.read, grant)).map((clinic) => clinic.id).sort()).toEqual(
    [world.clinicId, world.foreign.clinicId].sort(),
  );
  const looked = async () =>
    (await listPassEpisodes(store.read, grant, world.clinicId)).map((episode) => episode.episodeId);
  expect((await looked()).sort()).toEqual([course.episodeId, world.episodeId, world.otherEpisodeId].sort());
  const other = { ...course, patient: world.otherPatient, episodeId: world.otherEpisodeId };
  await moveToPhase(store, other, "discharged", now, world.otherTherapist);
  expect(await looked()).not.toContain(world.otherEpisodeId);
  await storeFlag(store, world.otherPatient, world.otherEpisodeId, "U", "weight_loss", "2026-03-24");
  expect(await looked()).toContain(world.otherEpisodeId);
  await moveToPhase(store, course, "discharged", now, world.therapist);
  expect(await looked()).toContain(course.episodeId);
});

test("one pass a clinic and day; an unfinished one is taken over by one alone", async () => {
  const grant = systemGrant("daily-pass", { clinicId: world.clinicId });
  const day = "2026-03-26";
  const begin = (id: string) =>
    store.write(grant, "daily-pass:begin", (tx) => insertDailyPass(tx, grant, { id, day, at: now }));
  const id = newId();
  await begin(id);
  await expect(begin(newId())).rejects.toSatisfy(isUniqueViolation);
  expect(await getDailyPass(store.read, grant, day)).toEqual({ id, startedAt: now, finishedAt: null });
  const take = () => store.writeUnaudited(grant, (tx) => takeOverDailyPass(tx, grant, id, now, later));
  expect([await take(), await take()]).toEqual([true, false]);
  await store.writeUnaudited(grant, (tx) => finishDailyPass(tx, grant, id, later));
  expect((await getDailyPass(store.read, grant, day))?.finishedAt).toEqual(later);
});

test("the whole pass runs, and a second one the same day finds nothing to do", async () => {
  const at = new Date("2026-04-10T10:00:00Z");
  expect(await atInstant(at, () => runDailyPasses())).toMatchObject({ clinics: 2, failed: 0 });
  expect(await atInstant(at, () => runDailyPasses())).toMatchObject({ clinics: 0 });
});

test("what the engine refuses is known as such, and what the rules cannot read is not", async () => {
  const refused = await store
    .write(ofCourse(), "signal:refresh", async (tx) => {
      const [signal] = await listSignals(tx, ofCourse());
      const { signals } = tables;
      const row = { ...signal!, clinicId: world.clinicId, patientId: course.patient.memberId };
      await tx.insert(signals).values({ ...row, episodeId: course.episodeId, updatedAt: now });
    })
    .catch((problem: unknown) => problem);
  expect(isDatabaseError(refused)).toBe(true);
  expect(isDatabaseError(new TypeError("not a figure"))).toBe(false);
});
