/** Progress over a real course: what was done of each main exercise, and the rungs that the plan climbed. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertFlare, insertFlareStep } from "#db/queries/flare.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { systemGrant, systemRulesGrant } from "#lib/access/system.ts";
import { defaultRules, prescriptionBounds } from "#lib/domain/prescription.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { readProgress } from "#lib/usecases/progress.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import { amendSession } from "#lib/usecases/session.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import {
  addClearance,
  addExercise,
  addVersion,
  closed,
  finished,
  reps,
  setsOf,
  started,
} from "#tests/support/session-world.ts";
import { addEpisode, addMember, createWorld } from "#tests/support/world.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(closeTestStore);

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

test("strength follows an exercise, corrections and withdrawals included; a harder rung is a milestone; a flare is told", async () => {
  const world = await createWorld(store);
  const patient = await addMember(store, world.clinicId, "patient", "Rue Tansy");
  const therapist = await addMember(store, world.clinicId, "therapist", "Piri Falcon");
  const episodeId = await addEpisode(store, patient, [{ member: therapist, part: "lead_therapist" }], {
    onsetDay: "2025-01-20",
    phase: "strengthening",
  });
  const who = { patient, episodeId, by: therapist };
  const [low, high] = [await addExercise(store, "Sit"), await addExercise(store, "Squat")];
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.update(tables.exercises).set({ ladder: "squat", rung: 1 }).where(eq(tables.exercises.id, low));
    await tx.update(tables.exercises).set({ ladder: "squat", rung: 2 }).where(eq(tables.exercises.id, high));
  });
  await addClearance(store, who, "2025-02-01");
  const plan = { rulesConfig: defaultRules, bounds };
  const first = await addVersion(store, who, {
    ...plan,
    items: [{ exerciseId: low }, { exerciseId: high, kind: "warm-up" }],
    effectiveFrom: "2025-02-03",
    at: new Date("2025-02-03T08:00:00Z"),
  });
  const second = await addVersion(store, who, {
    ...plan,
    items: [{ exerciseId: high }],
    effectiveFrom: "2025-03-03",
    at: new Date("2025-03-03T08:00:00Z"),
    programId: first.programId,
    number: 2,
  });
  const log = async (version: typeof first, day: string, done: number | null) => {
    const at = new Date(`${day}T08:30:00Z`);
    const session = started(version.versionId, at, day);
    const [prescription] = version.prescriptionIds;
    const facts = [
      session,
      ...setsOf(session.id, prescription!, reps(2, 10), "both", at, () => done),
      closed(session.id, prescription!, at),
      finished(session.id, at),
    ];
    const sent = await atInstant(at, () => recordFacts(patient, { patientId: patient.memberId, facts }));
    if (!sent.ok || sent.value.results.some((one) => one.status === "rejected")) throw new Error("refused");
    return session.id;
  };
  await log(first, "2025-02-05", 10);
  await log(second, "2025-03-05", 6);
  await log(second, "2025-03-07", null);
  const last = await log(second, "2025-03-10", 8);

  const view = await atInstant(new Date("2025-03-12T17:00:00Z"), () => readProgress(patient));
  if (!view.ok) throw new Error(view.code);
  // The present plan's main exercise alone: the warm-up and what is no longer prescribed are not drawn.
  expect(
    view.value.strength.map(({ name, points }) => [name, points.map(({ day, amount }) => [day, amount])]),
  ).toEqual([
    [
      "Squat",
      [
        ["2025-03-05", 12],
        ["2025-03-07", null],
        ["2025-03-10", 16],
      ],
    ],
  ]);
  expect(view.value.milestones).toMatchObject([
    { day: "2025-03-03", from: { name: "Sit" }, to: { name: "Squat" } },
  ]);

  expect(view.value.climb).toMatchObject({
    climbed: 1,
    since: "2025-02-03",
    rungs: [
      { name: "Squat", state: "now", since: "2025-03-03", dose: { sets: 2, reps: 10 } },
      { name: "Sit", state: "done", since: "2025-02-03", dose: null },
    ],
  });

  const rules = systemRulesGrant({ clinicId: world.clinicId, patientId: patient.memberId, episodeId });
  const flareId = newId();
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    const flare = { source: "button", baselineNrs: 1, restPainNrs: 4, versionBeforeId: null } as const;
    const begun = new Date("2025-03-06T09:00:00Z");
    await insertFlare(tx, rules, { id: flareId, startedOn: "2025-03-06", at: begun, ...flare });
    const step = { id: newId(), flareId, versionId: null, reason: null } as const;
    const over = new Date("2025-03-09T09:00:00Z");
    await insertFlareStep(tx, rules, { ...step, kind: "restored", happenedOn: "2025-03-09", at: over });
  });
  const inFlare = await atInstant(new Date("2025-03-12T17:00:30Z"), () => readProgress(patient));
  if (!inFlare.ok) throw new Error(inFlare.code);
  expect(inFlare.value.flares).toEqual([{ from: "2025-03-06", to: "2025-03-08" }]);
  expect(inFlare.value.days.filter((day) => day.flare).map((day) => day.day)).toEqual([
    "2025-03-06",
    "2025-03-07",
    "2025-03-08",
  ]);
  // The last four completed weeks end on Sunday 9 March.
  expect(inFlare.value.fourWeeks.flareDays).toBe(3);

  const taken = await atInstant(new Date("2025-03-12T17:01:00Z"), () =>
    amendSession(patient, {
      amendmentId: newId(),
      sessionId: last,
      revision: 0,
      day: "2025-03-10",
      restPain: 1,
      drowsy: false,
      withdrawn: true,
      restore: false,
      reason: null,
    }),
  );
  expect(taken.ok).toBe(true);
  const after = await atInstant(new Date("2025-03-12T17:02:00Z"), () => readProgress(patient));
  expect(after.ok && after.value.strength[0]?.points.map((point) => point.amount)).toEqual([12, null]);
});
