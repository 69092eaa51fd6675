/** The morning after as a fact, on every engine: where it stands, where not, and that sending again changes nothing. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import type { NextDayAnswered, SessionAmended } from "#lib/domain/facts.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import {
  addClearance,
  addExercise,
  addVersion,
  started,
  type TestVersion,
} from "#tests/support/session-world.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let exerciseId: string;
let patient: MemberActor;
let version: TestVersion;

const monday = new Date("2025-03-10T17:00:00Z");
const tuesday = new Date("2025-03-11T06:00:00Z");

beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(new Date("2025-02-20T09:00:00Z"), () => createWorld(store));
  exerciseId = await addExercise(store);
});
afterAll(closeTestStore);

beforeEach(async () => {
  const at = new Date("2025-03-03T09:00:00Z");
  await atInstant(at, async () => {
    patient = await addMember(store, world.clinicId, "patient", `Ines ${newId()}`);
    const team = [{ member: world.therapist, part: "lead_therapist" as const }];
    const episodeId = await addEpisode(store, patient, team, {
      onsetDay: "2025-02-10",
      phase: "strengthening",
    });
    const who = { patient, episodeId, by: world.therapist };
    await addClearance(store, who, "2025-03-03");
    version = await addVersion(store, who, { items: [{ exerciseId }], effectiveFrom: "2025-03-03", at });
  });
});

const send = async (facts: readonly unknown[], when = tuesday, actor = patient, about = patient) => {
  const result = await atInstant(when, () => recordFacts(actor, { patientId: about.memberId, facts }));
  if (!result.ok) throw new Error(result.code);
  return result.value.results.map((one) => (one.status === "rejected" ? one.reason : one.status));
};
const answer = (more: Partial<NextDayAnswered> = {}): NextDayAnswered => ({
  kind: "next_day_answered",
  id: newId(),
  sessionDay: "2025-03-10",
  revision: 0,
  painNrs: 3,
  zone: "Europe/Vienna",
  recordedAt: tuesday,
  ...more,
});
const amend = (sessionId: string, more: Partial<SessionAmended>): SessionAmended => ({
  kind: "session_amended",
  id: newId(),
  sessionId,
  revision: 1,
  localDay: "2025-03-10",
  restPainBefore: 1,
  drowsy: false,
  withdrawn: false,
  reason: null,
  recordedAt: tuesday,
  ...more,
});
const stored = () =>
  store.read
    .select()
    .from(tables.nextDayAnswers)
    .where(eq(tables.nextDayAnswers.patientId, patient.memberId));

test("it is stored once, in one batch with its session or after it, whatever the order", async () => {
  const first = answer();
  expect(await send([first, started(version.versionId, monday, "2025-03-10")])).toEqual(["stored", "stored"]);
  expect(await send([first, answer({ revision: 1, painNrs: 4 })])).toEqual(["duplicate", "stored"]);
  expect((await stored()).map((row) => row.painNrs).sort()).toEqual([3, 4]);
  expect(await send([{ ...first, painNrs: 9 }])).toEqual(["id_taken"]);
});

test("it cannot stand without a session that counts, and says so", async () => {
  expect(await send([answer()])).toEqual(["no_session"]);
  const session = started(version.versionId, monday, "2025-03-10");
  await send([session]);
  await send([amend(session.id, { withdrawn: true })]);
  expect(await send([answer()])).toEqual(["no_session"]);
  // Taken back in the same batch, the withdrawal no longer stands in the way.
  expect(await send([answer(), amend(session.id, { revision: 2 })])).toEqual(["stored", "stored"]);
  expect(await stored()).toHaveLength(1);
});

test("a session moved to another day takes its question with it", async () => {
  const session = started(version.versionId, monday, "2025-03-10");
  await send([session]);
  await send([amend(session.id, { localDay: "2025-03-09" })]);
  expect(await send([answer(), answer({ sessionDay: "2025-03-09" })])).toEqual(["no_session", "stored"]);
});

test("figures and moments that cannot be are refused one by one", async () => {
  await send([started(version.versionId, monday, "2025-03-10")]);
  const given = [
    answer({ painNrs: 11 }),
    answer({ recordedAt: new Date("2025-03-11T01:00:00Z") }),
    answer({ zone: "Nowhere/Else" }),
    answer({ recordedAt: new Date("2025-03-13T06:00:00Z") }),
    { ...answer(), painNrs: "a lot" },
    answer(),
    answer({ painNrs: 5 }),
  ];
  expect(await send(given)).toEqual([
    "out_of_range",
    "not_open_yet",
    "not_valid",
    "clock_ahead",
    "not_valid",
    expect.stringMatching(/stored|revision_taken/),
    expect.stringMatching(/stored|revision_taken/),
  ]);
  expect(await stored()).toHaveLength(1);
});

test("one given days later is kept", async () => {
  await send([started(version.versionId, monday, "2025-03-10")]);
  const late = new Date("2025-03-16T06:00:00Z");
  expect(await send([answer({ recordedAt: late })], late)).toEqual(["stored"]);
});

test("the answer is the patient's own, and nobody else's id tells them anything", async () => {
  await send([started(version.versionId, monday, "2025-03-10")]);
  const own = answer();
  await send([own]);
  expect(await send([answer({ revision: 1 })], tuesday, world.therapist)).toEqual(["source_not_allowed"]);
  expect(await send([own], tuesday, world.otherPatient, world.otherPatient)).toEqual(["id_taken"]);
});
