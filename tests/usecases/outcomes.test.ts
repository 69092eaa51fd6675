/**
 * Outcomes for the care team on a real database: entry with items missing, what a change means, corrections, signals.
 * Long: one world, one way an entry can go after another.
 */
import { and, eq, ne } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { addDays } from "#lib/domain/calendar.ts";
import type { PromInstrument } from "#lib/domain/prom.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { readOutcomes, readOwnOutcomes } from "#lib/usecases/outcomes.ts";
import { enterProm, withdrawProm } from "#lib/usecases/prom-entry.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { answerAll, answerRmdq, entryOf, name, storeClearance } from "#tests/support/prom.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

const cleared = "2026-03-02";
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
  await atInstant(new Date("2026-02-20T08:00:00Z"), async () => {
    patient = await addMember(store, world.clinicId, "patient", `Plant ${++people}`);
    episodeId = await addEpisode(store, patient, [
      { member: world.therapist, part: "lead_therapist" },
      { member: world.clinician, part: "clinician" },
    ]);
  });
  await storeClearance(store, patient, episodeId, cleared, world.therapist.memberId);
});

const day = (days: number) => addDays(cleared, days);
const on = <T>(days: number, fn: () => Promise<T>) => atInstant(new Date(`${day(days)}T12:00:00Z`), fn);
const view = async (reader: MemberActor = world.therapist) => {
  const read = await readOutcomes(reader, { patientId: patient.memberId });
  if (!read.ok) throw new Error(read.code);
  return read.value;
};
const measure = async (instrument: PromInstrument) =>
  (await view()).measures.find((one) => one.instrument === instrument)!;
const enter = (...given: Parameters<typeof entryOf> extends [string, ...infer Rest] ? Rest : never) =>
  enterProm(world.therapist, entryOf(patient.memberId, ...given));
const ticks = (ticked: number, missing: number) =>
  Array.from({ length: 24 }, (_, place) => (place < ticked ? 1 : place >= 24 - missing ? null : 0));
const signals = async () =>
  (
    await store.read
      .select({ code: tables.signals.code })
      .from(tables.signals)
      .where(and(eq(tables.signals.episodeId, episodeId), ne(tables.signals.state, "closed")))
  )
    .map(({ code }) => code)
    .filter((code) => code.startsWith("PROM") || code === "SLOW_RECOVERY" || code === "MEDICAL_REVIEW")
    .sort();

describe("entry", () => {
  test("an RMDQ with two items missing is prorated and says so", async () => {
    const entered = await on(0, () => enter("rmdq-24-1983", day(0), { items: ticks(11, 2) }));
    expect(entered).toMatchObject({ ok: true, value: { score: 12, missing: 2 } });
    expect(await on(0, () => measure("rmdq"))).toMatchObject({
      latest: { score: 12 },
      points: [
        { score: 12, missing: 2, prorated: true, source: "staff", week: 0, byName: world.therapist.name },
      ],
    });
  });

  test("with five missing it is stored without a score and drawn as a gap", async () => {
    await on(0, () => enter("rmdq-24-1983", day(0), { items: ticks(11, 5) }));
    expect(await on(0, () => measure("rmdq"))).toMatchObject({
      latest: null,
      points: [{ score: null, missing: 5 }],
    });
  });

  test.each<[string, Parameters<typeof enter>, object]>([
    [
      "ODI by items",
      ["odi-2-1a", day(0), { items: [2, 1, 3, 2, 2, 2, 1, null, 2, 1] }],
      { score: 36, missing: 1 },
    ],
    ["ODI by total", ["odi-2-1a", day(0), { total: 360 }], { score: 36, totalOnly: true }],
    [
      "STarT Back by items",
      ["startback-9", day(0), { items: [0, 0, 1, 0, 1, 1, 1, 0, 3] }],
      { score: 5, second: 4, group: "high" },
    ],
    [
      "STarT Back by totals",
      ["startback-9", day(0), { total: 50, second: 30 }],
      { score: 5, second: 3, group: "medium" },
    ],
    [
      "STarT Back, total alone over 3",
      ["startback-9", day(0), { total: 50 }],
      { score: 5, second: null, group: null },
    ],
    ["STarT Back, total alone up to 3", ["startback-9", day(0), { total: 30 }], { group: "low" }],
    ["FABQ by items", ["fabq-16", day(0), { items: Array<number>(16).fill(4) }], { score: 16, second: 28 }],
    [
      "FABQ with item 3 missing",
      [
        "fabq-16",
        day(0),
        {
          items: Array<number>(16)
            .fill(4)
            .with(2, null as never),
        },
      ],
      { score: null, second: 28 },
    ],
    ["FABQ by totals", ["fabq-16", day(0), { total: 160, second: 280 }], { score: 16, second: 28 }],
    ["PSEQ of two", ["pseq-2", day(0), { items: [5, 4] }], { score: 9 }],
    ["EARS total", ["ears-6", day(0), { total: 170 }], { score: 17, totalOnly: true }],
  ])("%s", async (_name, given, expected) => {
    expect(await on(0, () => enter(...given))).toMatchObject({ ok: true });
    const read = await on(0, () => view());
    expect(read.measures.flatMap((one) => one.points)).toMatchObject([expected]);
  });

  test("by the clinician too; not by another therapist, and not by the patient", async () => {
    const input = entryOf(patient.memberId, "ears-6", day(0), { total: 170 });
    expect(await on(0, () => enterProm(world.otherTherapist, input))).toMatchObject({ code: "not_found" });
    expect(await on(0, () => enterProm(patient, input))).toMatchObject({ code: "forbidden" });
    expect(await on(0, () => enterProm(world.clinician, input))).toMatchObject({ ok: true });
  });

  test("a day that has not come, or more than a year back, is refused", async () => {
    expect(await on(0, () => enter("ears-6", day(1), { total: 170 }))).toMatchObject({ code: "future_day" });
    expect(await on(0, () => enter("ears-6", day(-400), { total: 170 }))).toMatchObject({
      code: "day_too_old",
    });
  });

  test("the same entry sent twice is stored once; another under its id is refused", async () => {
    const input = entryOf(patient.memberId, "ears-6", day(0), { total: 170 });
    await on(0, () => enterProm(world.therapist, input));
    expect(await on(0, () => enterProm(world.therapist, input))).toMatchObject({
      ok: true,
      value: { score: 17 },
    });
    expect(await on(0, () => enterProm(world.therapist, { ...input, total: 180 }))).toMatchObject({
      code: "conflict",
    });
    expect((await on(0, () => view())).entries).toHaveLength(1);
  });

  test("PSFS items need activities that the patient named", async () => {
    expect(await on(0, () => enter("psfs-1995", day(0), { items: [3] }))).toMatchObject({
      code: "no_activities",
    });
    await on(0, () => name(patient, "put on my socks", "garden for an hour"));
    expect(await on(0, () => enter("psfs-1995", day(0), { items: [3, 6, 1] }))).toMatchObject({
      code: "no_activities",
    });
    expect(await on(0, () => enter("psfs-1995", day(0), { items: [3, null] }))).toMatchObject({
      value: { score: 3, missing: 1 },
    });
    expect((await on(0, () => view())).activities).toMatchObject([
      { text: "put on my socks", ratings: [{ rating: 3 }] },
      { text: "garden for an hour", ratings: [{ rating: null }] },
    ]);
  });

  test("what staff enter answers what is due", async () => {
    await on(0, () => enter("rmdq-24-1983", day(0), { total: 140 }));
    expect((await on(0, () => view())).due.map((one) => one.instrument)).toEqual(["nprs", "psfs"]);
  });
});

describe("what a change means", () => {
  test("improved by MIC and 30 % of the first, with the line and the figures", async () => {
    await on(0, () => enter("rmdq-24-1983", day(0), { total: 140 }));
    await on(0, () => answerAll(patient, "nprs", [4, 8, 6]));
    expect(await on(0, () => measure("rmdq"))).toMatchObject({ gain: null, improved: null, improvedAt: 9 });
    await on(42, () => enter("rmdq-24-1983", day(42), { total: 90 }));
    await on(42, () => answerAll(patient, "nprs", [1, 5, 5]));
    expect(await on(42, () => measure("rmdq"))).toMatchObject({
      gain: 5,
      percent: 36,
      improved: true,
      mcid: 5,
    });
    expect(await on(42, () => measure("nprs"))).toMatchObject({
      gain: 1,
      improved: false,
      mdcAt: 4,
      improvedAt: 4,
    });
    expect((await on(42, () => view())).verdict).toEqual({ recovered: false, success: null });
    await on(42, () => answerAll(patient, "pgic", [2]));
    expect((await on(42, () => view())).verdict).toEqual({ recovered: false, success: true });
  });

  test("recovered at NPRS 0 and RMDQ 2", async () => {
    await on(0, () => answerRmdq(patient, [0, 1]));
    expect((await on(0, () => view())).verdict.recovered).toBeNull();
    await on(0, () => answerAll(patient, "nprs", [0, 1, 0]));
    expect((await on(0, () => view())).verdict.recovered).toBe(true);
  });

  test("the first RMDQ outside 4 to 20 is told to be poor for change", async () => {
    await on(0, () => enter("rmdq-24-1983", day(0), { total: 30 }));
    expect(await on(0, () => measure("rmdq"))).toMatchObject({ poor: "floor", improvedAt: null });
  });

  test("the patient sees their own scores, and no measure of the clinic", async () => {
    await on(0, () => answerRmdq(patient, [0, 1]));
    await on(0, () => enter("odi-2-1a", day(0), { total: 360 }));
    const own = await on(0, () => readOwnOutcomes(patient));
    expect(own).toMatchObject({
      ok: true,
      value: { measures: [{ instrument: "rmdq", latest: { score: 2 } }] },
    });
    expect(await readOwnOutcomes(world.therapist)).toMatchObject({ ok: false });
  });
});

describe("corrections", () => {
  const enterTotal = async (total: number) => {
    const entered = await on(0, () => enter("rmdq-24-1983", day(0), { total }));
    if (!entered.ok) throw new Error(entered.code);
    return entered.value.responseId;
  };

  test("a replaced answer stays on record with the reason and is drawn nowhere", async () => {
    const id = await enterTotal(240);
    const given = { total: 140, replaces: id, reason: "Typed 24 for 14." };
    expect(await on(1, () => enter("rmdq-24-1983", day(0), given))).toMatchObject({ ok: true });
    const read = await on(1, () => view());
    expect(read.measures.find((one) => one.instrument === "rmdq")?.points).toMatchObject([{ score: 14 }]);
    expect(read.entries.find((one) => one.id === id)?.correction).toMatchObject({
      reason: "Typed 24 for 14.",
      byName: world.therapist.name,
    });
    expect(await on(1, () => enter("rmdq-24-1983", day(0), given))).toMatchObject({ code: "conflict" });
  });

  test("only an answer of the same measure and patient can be replaced", async () => {
    const id = await enterTotal(140);
    const given = { total: 100, replaces: id, reason: "Mistyped." };
    expect(await on(1, () => enter("ears-6", day(0), given))).toMatchObject({ code: "not_found" });
    const elsewhere = { ...given, replaces: newId() };
    expect(await on(1, () => enter("rmdq-24-1983", day(0), elsewhere))).toMatchObject({ code: "not_found" });
  });

  test("taken back once; what it answered is due again", async () => {
    const responseId = await enterTotal(140);
    const input = {
      idempotencyKey: newId(),
      patientId: patient.memberId,
      responseId,
      reason: "Another patient’s sheet.",
    };
    expect(await on(1, () => withdrawProm(world.therapist, input))).toMatchObject({ ok: true });
    expect(
      await on(1, () => withdrawProm(world.therapist, { ...input, idempotencyKey: newId() })),
    ).toMatchObject({ ok: true });
    const read = await on(1, () => view());
    expect(read.entries).toMatchObject([{ correction: { replacedById: null } }]);
    expect(read.due.map((one) => one.instrument)).toContain("rmdq");
  });
});

describe("signals", () => {
  test("worse than last time is told at once, and ends when it was a slip", async () => {
    await on(0, () => enter("rmdq-24-1983", day(0), { total: 60 }));
    expect(await signals()).toEqual([]);
    const entered = await on(5, () => enter("rmdq-24-1983", day(5), { total: 110 }));
    expect(await signals()).toEqual(["PROM_WORSE"]);
    if (!entered.ok) throw new Error(entered.code);
    const correction = { total: 70, replaces: entered.value.responseId, reason: "Read 11 for 7." };
    await on(5, () => enter("rmdq-24-1983", day(5), correction));
    expect(await signals()).toEqual([]);
  });

  test("week 6 without any change for the better asks for a medical review", async () => {
    await on(0, () => enter("rmdq-24-1983", day(0), { total: 60 }));
    await on(40, () => answerAll(patient, "nprs", [1, 2, 2]));
    await on(42, () => enter("rmdq-24-1983", day(42), { total: 70 }));
    expect(await signals()).toEqual(expect.arrayContaining(["MEDICAL_REVIEW", "SLOW_RECOVERY"]));
  });
});
