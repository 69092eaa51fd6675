/** The daily check-in on a real database: one a day, corrected without losing the first entry, flags in the same write. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listCheckInRevisions, listCheckIns, listCheckInsOfMany } from "#db/queries/check-in.ts";
import { listOpenFlags } from "#db/queries/red-flag.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { type MemberActor, visitor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import { systemGrant } from "#lib/access/system.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import type { RecordCheckInInput } from "#lib/schemas/check-in.ts";
import { readCheckInPage, recordCheckIn } from "#lib/usecases/check-in.ts";
import { endRedFlags } from "#lib/usecases/red-flag-record.ts";
import { checkInForm, storeCheckIn } from "#tests/support/acute.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let patient: MemberActor;
let episodeId: string;
let people = 0;

beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
});
afterAll(closeTestStore);
beforeEach(async () => {
  await atInstant(new Date("2026-03-01T08:00:00Z"), async () => {
    patient = await addMember(store, world.clinicId, "patient", `Plant ${++people}`);
    episodeId = await addEpisode(store, patient, [{ member: world.therapist, part: "lead_therapist" }]);
  });
});

/** Noon of a day in March 2026. */
const on = <T>(day: number, fn: () => Promise<T>) => atInstant(new Date(Date.UTC(2026, 2, day, 12)), fn);
const march = (day: number) => `2026-03-${String(day).padStart(2, "0")}`;
const checkIn = (day: number, answers: Partial<RecordCheckInInput> = {}) =>
  on(day, () => recordCheckIn(patient, checkInForm(march(day), answers)));
const own = async () => {
  const access = await authorize(patient, "own-record:read", { patientId: patient.memberId });
  if (!access.ok) throw new Error(access.code);
  return access.value;
};
const days = async () =>
  (await listCheckIns(store.read, await own())).map((row) => [row.day, row.revision, row.restPain]);
const revisions = async () =>
  (await listCheckInRevisions(store.read, await own())).map((row) => [row.day, row.revision, row.restPain]);
const flags = async () =>
  (await listOpenFlags(store.read, await own())).map(
    (flag) => `${flag.questionId} ${flag.code} ${flag.raisedOn}`,
  );

describe("one a day", () => {
  test("a correction counts and the first entry is kept", async () => {
    await checkIn(2, { restPain: 3 });
    expect(await checkIn(2, { restPain: 1, seenRevision: 0 })).toMatchObject({ value: { revision: 1 } });
    expect(await days()).toEqual([[march(2), 1, 1]]);
    expect(await revisions()).toEqual([
      [march(2), 0, 3],
      [march(2), 1, 1],
    ]);
  });
  test("unanswered stays null in the database", async () => {
    await checkIn(2, { worstPain: null, wokenByPain: null, walkMinutes: null });
    expect(await listCheckIns(store.read, await own())).toMatchObject([
      { worstPain: null, wokenByPain: null, walkMinutes: null, restPain: 2 },
    ]);
  });
  test("the same form sent twice, even at once, is one entry", async () => {
    const form = checkInForm(march(2));
    const [a, b] = await on(2, () =>
      Promise.all([recordCheckIn(patient, form), recordCheckIn(patient, form)]),
    );
    expect([a, b]).toMatchObject([{ value: { revision: 0 } }, { value: { revision: 0 } }]);
    expect(await revisions()).toHaveLength(1);
    const changed = await on(2, () => recordCheckIn(patient, { ...form, restPain: 4 }));
    expect(changed).toEqual({ ok: false, code: "conflict" });
  });
  test("two tabs: the second to enter and the second to correct are told, nothing is overwritten", async () => {
    await checkIn(2, { restPain: 3 });
    expect(await checkIn(2, { restPain: 4 })).toEqual({ ok: false, code: "conflict" });
    await checkIn(2, { restPain: 2, seenRevision: 0 });
    expect(await checkIn(2, { restPain: 4, seenRevision: 0 })).toEqual({ ok: false, code: "conflict" });
    expect(await days()).toEqual([[march(2), 1, 2]]);
  });
  test("two corrections in the same moment: one wins, the other is told", async () => {
    await checkIn(2);
    const answers = await Promise.all([
      checkIn(2, { restPain: 1, seenRevision: 0 }),
      checkIn(2, { restPain: 3, seenRevision: 0 }),
    ]);
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
    expect(await revisions()).toHaveLength(2);
  });
});

describe("which day", () => {
  test("yesterday once, while it is empty; earlier and later days not", async () => {
    expect(await on(4, () => recordCheckIn(patient, checkInForm(march(3))))).toMatchObject({ ok: true });
    const late = { restPain: 1, seenRevision: 0 };
    expect(await on(4, () => recordCheckIn(patient, checkInForm(march(3), late)))).toEqual({
      ok: false,
      code: "day_closed",
    });
    for (const day of [2, 5]) {
      expect(await on(4, () => recordCheckIn(patient, checkInForm(march(day))))).toMatchObject({
        code: "day_closed",
      });
    }
  });
  test("a form opened before three in the night and sent after it is yesterday's entry", async () => {
    const page = await atInstant(new Date("2026-03-03T01:50:00Z"), () => readCheckInPage(patient));
    expect(page.ok && page.value.day).toBe(march(2));
    const sent = await atInstant(new Date("2026-03-03T02:10:00Z"), () =>
      recordCheckIn(patient, checkInForm(march(2))),
    );
    expect(sent).toMatchObject({ value: { day: march(2) } });
  });
  test("the page offers yesterday only where the episode had begun and nothing stands", async () => {
    const open = async (day: number) => {
      const page = await on(day, () => readCheckInPage(patient, { day: march(day - 1) }));
      return page.ok && [page.value.day, page.value.yesterdayOpen];
    };
    expect(await open(1)).toEqual([march(1), false]);
    expect(await open(3)).toEqual([march(2), true]);
    await checkIn(2);
    expect(await open(3)).toEqual([march(3), false]);
  });
});

describe("what an answer raises", () => {
  test("a worse leg is S at once; both legs or a dropping foot E; not answered counts as yes", async () => {
    await checkIn(2, { legWorse: true, legBothOrFootDrop: false });
    expect(await flags()).toEqual([`check_in_leg_worse S ${march(2)}`]);
    await checkIn(3, { legWorse: true, legBothOrFootDrop: null });
    expect(await flags()).toEqual([`check_in_leg_worse S ${march(2)}`, `check_in_leg_worse E ${march(3)}`]);
  });
  test("correcting something else raises it no second time; taking the yes back ends nothing", async () => {
    await checkIn(2, { legWorse: true, legBothOrFootDrop: false });
    await checkIn(2, { legWorse: true, legBothOrFootDrop: false, walkMinutes: 5, seenRevision: 0 });
    await checkIn(2, { legWorse: false, seenRevision: 1 });
    expect(await flags()).toEqual([`check_in_leg_worse S ${march(2)}`]);
  });
  test("a correction from S to E raises the E", async () => {
    await checkIn(2, { legWorse: true, legBothOrFootDrop: false });
    await checkIn(2, { legWorse: true, legBothOrFootDrop: true, seenRevision: 0 });
    expect((await flags()).sort()).toEqual([
      `check_in_leg_worse E ${march(2)}`,
      `check_in_leg_worse S ${march(2)}`,
    ]);
  });
  test("after a person ended it, the same answer raises nothing, a new yes does", async () => {
    await checkIn(2, { legWorse: true, legBothOrFootDrop: false });
    const [flag] = await listOpenFlags(store.read, await own());
    const ended = await on(2, () =>
      endRedFlags(world.therapist, {
        patientId: patient.memberId,
        flagIds: [flag!.id],
        reason: "Examined.",
        assessedBy: "Dana Wren",
        assessedOn: march(2),
      }),
    );
    expect(ended).toMatchObject({ ok: true });
    await checkIn(2, { legWorse: true, legBothOrFootDrop: false, walkMinutes: 5, seenRevision: 0 });
    expect(await flags()).toEqual([]);
    await checkIn(2, { legWorse: false, seenRevision: 1 });
    await checkIn(2, { legWorse: true, legBothOrFootDrop: false, seenRevision: 2 });
    expect(await flags()).toEqual([`check_in_leg_worse S ${march(2)}`]);
  });
  test("a worse leg entered for yesterday, after today, is not passed over", async () => {
    await checkIn(3);
    await on(3, () =>
      recordCheckIn(patient, checkInForm(march(2), { legWorse: true, legBothOrFootDrop: false })),
    );
    expect(await flags()).toEqual([`check_in_leg_worse S ${march(2)}`]);
  });
  test("night pain that no position eases, twice running, once for as long as it is open", async () => {
    await checkIn(2, { nightUnrelenting: true });
    expect(await flags()).toEqual([]);
    await checkIn(3, { nightUnrelenting: true });
    await checkIn(4, { nightUnrelenting: true });
    // The context has not been asked: what is unknown lifts U to S.
    expect(await flags()).toEqual([`night_constant S ${march(3)}`]);
  });
  test("the check-in and its flags stand or fall together", async () => {
    await checkIn(2, { legWorse: true, legBothOrFootDrop: false });
    const rows = await store.read
      .select()
      .from(tables.redFlagScreens)
      .where(eq(tables.redFlagScreens.patientId, patient.memberId));
    expect(rows).toMatchObject([{ occasion: "check_in", localDay: march(2) }]);
  });
});

describe("who", () => {
  test("nobody but the patient, and only after agreeing", async () => {
    const silent = await addMember(store, world.clinicId, "patient", `Plant ${++people}`, {
      consented: false,
    });
    await addEpisode(store, silent, [{ member: world.therapist, part: "lead_therapist" }]);
    const form = checkInForm(march(2));
    expect(await on(2, () => recordCheckIn(silent, form))).toMatchObject({ code: "consent_required" });
    expect(await on(2, () => recordCheckIn(world.therapist, form))).toMatchObject({ code: "forbidden" });
    expect(await on(2, () => recordCheckIn(visitor, form))).toMatchObject({ code: "signed_out" });
    const disabled = await addMember(store, world.clinicId, "patient", `Plant ${++people}`);
    await addEpisode(store, disabled, [{ member: world.therapist, part: "lead_therapist" }]);
    await store.writeUnaudited(systemGrant("setup"), async (tx) => {
      await tx
        .update(tables.members)
        .set({ disabledAt: new Date() })
        .where(eq(tables.members.id, disabled.memberId));
    });
    expect(await on(2, () => recordCheckIn(disabled, form))).toMatchObject({ code: "signed_out" });
  });
  test("a caseload reads one row a day of its own patients", async () => {
    await storeCheckIn(store, patient, episodeId, march(2), { restPain: 5 });
    await storeCheckIn(store, patient, episodeId, march(2), { restPain: 3 }, 1);
    await storeCheckIn(store, world.otherPatient, world.otherEpisodeId, march(2));
    const access = await authorize(world.therapist, "caseload:read");
    if (!access.ok) throw new Error(access.code);
    const rows = await listCheckInsOfMany(store.read, access.value, march(2));
    expect(rows.filter((row) => row.patientId === patient.memberId)).toMatchObject([
      { restPain: 3, revision: 1 },
    ]);
    expect(rows.some((row) => row.patientId === world.otherPatient.memberId)).toBe(false);
    expect(await listCheckInsOfMany(store.read, access.value, march(9))).toEqual([]);
  });
});
