/**
 * What recordFacts promises, on every engine: idempotent, order-free, fair to honest lateness, closed to strangers.
 * Long: one promise of the log after the other, all on the same patient and program.
 */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import type { Fact, FactResult } from "#lib/domain/facts.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { recomputeCredits } from "#lib/usecases/recompute-credits.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
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
  started,
  type TestVersion,
} from "#tests/support/session-world.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let exerciseId: string;
let patient: MemberActor;
let episodeId: string;
let main: TestVersion;

const published = new Date("2025-03-03T09:00:00Z");
const monday = new Date("2025-03-10T17:00:00Z");
const at = <T>(instant: Date, fn: () => Promise<T>) => atInstant(instant, fn);
const plus = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const hours = 3_600_000;
const days = 24 * hours;

beforeAll(async () => {
  store = await openTestStore();
  world = await at(new Date("2025-02-20T09:00:00Z"), () => createWorld(store));
  exerciseId = await addExercise(store);
});
afterAll(closeTestStore);

beforeEach(async () => {
  await at(new Date("2025-02-20T09:00:00Z"), async () => {
    patient = await addMember(store, world.clinicId, "patient", `Ines ${newId()}`);
    episodeId = await addEpisode(store, patient, [{ member: world.therapist, part: "lead_therapist" }], {
      onsetDay: "2025-02-10",
      phase: "strengthening",
    });
  });
  const who = { patient, episodeId, by: world.therapist };
  await addClearance(store, who, "2025-03-03");
  main = await addVersion(store, who, {
    items: [
      { exerciseId, dose: reps(3, 10) },
      { exerciseId, dose: reps(2, 8), side: "each" },
    ],
    effectiveFrom: "2025-03-03",
    at: published,
  });
});

const send = async (
  actor: MemberActor,
  facts: readonly unknown[],
  when = monday,
  patientId = patient.memberId,
): Promise<FactResult[]> => {
  const result = await at(when, () => recordFacts(actor, { patientId, facts }));
  if (!result.ok) throw new Error(result.code);
  return result.value.results;
};
const statuses = (results: readonly FactResult[]) =>
  results.map((result) => (result.status === "rejected" ? result.reason : result.status));
const creditOf = async (sessionId: string) =>
  (
    await store.read
      .select()
      .from(tables.sessionCredits)
      .where(eq(tables.sessionCredits.sessionId, sessionId))
  )[0];

function wholeSession(start = monday, day = "2025-03-10"): { id: string; facts: Fact[] } {
  const first = started(main.versionId, start, day);
  const [a, b] = main.prescriptionIds as [string, string];
  const later = plus(start, 20 * 60_000);
  return {
    id: first.id,
    facts: [
      first,
      ...setsOf(first.id, a, reps(3, 10), "both", later),
      closed(first.id, a, later),
      ...setsOf(first.id, b, reps(2, 8), "each", later, (_, place) => (place === 3 ? 4 : 8)),
      closed(first.id, b, later, { painDuring: 4 }),
      finished(first.id, later),
    ],
  };
}

async function rowsOf(sessionId: string) {
  const sets = await store.read
    .select()
    .from(tables.sessionSets)
    .where(eq(tables.sessionSets.sessionId, sessionId));
  const exposures = await store.read
    .select()
    .from(tables.exposures)
    .where(eq(tables.exposures.sessionId, sessionId));
  const finishes = await store.read
    .select()
    .from(tables.sessionFinishes)
    .where(eq(tables.sessionFinishes.sessionId, sessionId));
  return {
    sets: sets.map((row) => row.id).sort(),
    exposures: exposures.map((row) => row.id).sort(),
    finishes: finishes.map((row) => row.id),
  };
}

describe("sending", () => {
  test("a session in one batch is stored with its exact credit, sides as sets of their own", async () => {
    const { id, facts } = wholeSession();
    expect(new Set(statuses(await send(patient, facts)))).toEqual(new Set(["stored"]));
    // (1 + (1 + 1 + 1 + 1/2) / 4) / 2
    expect(await creditOf(id)).toMatchObject({
      credit: "15/16",
      counts: true,
      late: "normal",
      painDuring: 4,
      restPainBefore: 1,
      finished: true,
      safetyStop: false,
      localDay: "2025-03-10",
    });
  });

  test("sending again changes nothing and says so", async () => {
    const { id, facts } = wholeSession();
    await send(patient, facts);
    const before = await rowsOf(id);
    expect(new Set(statuses(await send(patient, facts, plus(monday, days))))).toEqual(new Set(["duplicate"]));
    expect(await rowsOf(id)).toEqual(before);
  });

  test("instants as text, as a phone sends them, are the same facts", async () => {
    const { facts } = wholeSession();
    await send(patient, JSON.parse(JSON.stringify(facts)) as unknown[]);
    expect(new Set(statuses(await send(patient, facts)))).toEqual(new Set(["duplicate"]));
  });

  test("any order and any cut end in the same rows and the same credit", async () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let round = 0; round < 6; round++) {
      const { id, facts } = wholeSession(plus(monday, round * 60_000));
      const shuffled = facts
        .map((fact) => ({ fact, key: random() }))
        .sort((x, y) => x.key - y.key)
        .map(({ fact }) => fact);
      let waiting: Fact[] = shuffled;
      for (let sending = 0; waiting.length > 0 && sending < 30; sending++) {
        const size = 1 + Math.floor(random() * 5);
        const batch = waiting.slice(0, size);
        const results = await send(patient, batch);
        const again = batch.filter((_, place) => results[place]?.status === "rejected");
        waiting = [...waiting.slice(size), ...again];
      }
      expect(waiting).toEqual([]);
      const rows = await rowsOf(id);
      expect(rows.sets).toEqual(
        facts
          .filter((fact) => fact.kind === "set_recorded")
          .map((fact) => fact.id)
          .sort(),
      );
      expect(rows.exposures).toHaveLength(2);
      expect(rows.finishes).toHaveLength(1);
      expect((await creditOf(id))?.credit).toBe("15/16");
    }
  });

  test("one poisoned fact never blocks the rest", async () => {
    const { id, facts } = wholeSession();
    const poison = [
      { kind: "set_recorded", id: newId(), done: "many" },
      null,
      { ...facts[1], id: newId(), done: 99_999 },
    ];
    const results = await send(patient, [...poison, ...facts]);
    expect(statuses(results).slice(0, 3)).toEqual(["not_valid", "not_valid", "out_of_range"]);
    expect(new Set(statuses(results).slice(3))).toEqual(new Set(["stored"]));
    expect((await creditOf(id))?.credit).toBe("15/16");
  });

  test("another body under a known id is refused and the first is kept", async () => {
    const { id, facts } = wholeSession();
    await send(patient, facts);
    const set = facts[1] as Extract<Fact, { kind: "set_recorded" }>;
    const session = facts[0] as Extract<Fact, { kind: "session_started" }>;
    expect(
      statuses(
        await send(patient, [
          { ...set, done: 1 },
          { ...session, restPainBefore: 9 },
        ]),
      ),
    ).toEqual(["id_taken", "id_taken"]);
    const [row] = await store.read.select().from(tables.sessionSets).where(eq(tables.sessionSets.id, set.id));
    expect(row?.done).toBe(10);
    expect((await creditOf(id))?.restPainBefore).toBe(1);
  });

  test("two editors of one set: the first correction stands, the second is told", async () => {
    const { id, facts } = wholeSession();
    await send(patient, facts);
    const set = facts.find((fact) => fact.kind === "set_recorded" && fact.done === 4) as Extract<
      Fact,
      { kind: "set_recorded" }
    >;
    const correct = (done: number) => ({
      ...set,
      id: newId(),
      revision: 1,
      done,
      recordedAt: plus(monday, hours),
    });
    expect(statuses(await send(world.therapist, [correct(8)], plus(monday, 2 * hours)))).toEqual(["stored"]);
    expect(statuses(await send(patient, [correct(2)], plus(monday, 2 * hours)))).toEqual(["revision_taken"]);
    expect((await creditOf(id))?.credit).toBe("1");
  });

  test("the same facts sent twice at the same moment are stored once", async () => {
    const { id, facts } = wholeSession();
    const [first, second] = await Promise.all([send(patient, facts), send(patient, facts)]);
    const both = first.map((result, place) => [result.status, second[place]?.status].sort().join());
    expect(new Set(both)).toEqual(new Set(["duplicate,stored"]));
    expect((await rowsOf(id)).sets).toHaveLength(7);
  });
});

describe("what is not theirs", () => {
  test("nobody without a relation records anything", async () => {
    const code = async (actor: MemberActor) => {
      const result = await recordFacts(actor, { patientId: patient.memberId, facts: [] });
      return result.ok ? "ok" : result.code;
    };
    expect(await code(world.otherPatient)).toBe("not_found");
    expect(await code(world.otherTherapist)).toBe("not_found");
    expect(await code(world.foreign.therapist)).toBe("not_found");
    expect(await code(world.clinician)).toBe("not_found");
    expect(await code(world.admin)).toBe("not_found");
    expect(await code(patient)).toBe("ok");
    expect(await code(world.therapist)).toBe("ok");
  });

  test("another patient's session, set id and version are as if they were not there", async () => {
    const { id, facts } = wholeSession();
    await send(patient, facts);
    const { otherPatient } = world;
    const set = { ...facts[1], id: newId(), sessionId: id };
    const stranger = await send(
      otherPatient,
      [set, facts[1]!, facts[0]!, started(main.versionId, monday, "2025-03-10")],
      monday,
      otherPatient.memberId,
    );
    expect(statuses(stranger)).toEqual(["session_unknown", "id_taken", "id_taken", "version_unknown"]);
    expect((await rowsOf(id)).sets).toHaveLength(7);
  });

  test("only what was prescribed can be logged", async () => {
    const other = await addVersion(
      store,
      { patient, episodeId, by: world.therapist },
      { items: [{ exerciseId }], effectiveFrom: "2025-03-03", at: plus(published, 1000) },
    );
    const session = started(main.versionId, monday, "2025-03-10");
    const [a, b] = main.prescriptionIds as [string, string];
    const set = (more: object) => ({
      ...setsOf(session.id, a, reps(3, 10), "both", monday)[0],
      id: newId(),
      ...more,
    });
    const results = await send(patient, [
      session,
      set({ prescriptionId: other.prescriptionIds[0] }),
      set({ setIndex: 3 }),
      set({ side: "left" }),
      set({ prescriptionId: b, side: "both" }),
      set({ done: -1 }),
      set({ loadG: 500_001 }),
      closed(session.id, a, monday, { painDuring: 11 }),
      closed(session.id, a, monday, { effort: -1 }),
      set({}),
    ]);
    expect(statuses(results)).toEqual([
      "stored",
      "prescription_unknown",
      "set_not_prescribed",
      "set_not_prescribed",
      "set_not_prescribed",
      "out_of_range",
      "out_of_range",
      "out_of_range",
      "out_of_range",
      "stored",
    ]);
  });

  test("live is the patient's, paper is the therapist's", async () => {
    expect(
      statuses(
        await send(world.therapist, [
          started(main.versionId, monday, "2025-03-10"),
          started(main.versionId, monday, "2025-03-10", { source: "paper" }),
        ]),
      ),
    ).toEqual(["source_not_allowed", "stored"]);
    expect(
      statuses(await send(patient, [started(main.versionId, monday, "2025-03-10", { source: "paper" })])),
    ).toEqual(["source_not_allowed"]);
  });
});

describe("days and clocks", () => {
  const entry = (day: string, entered: Date, more = {}) =>
    started(main.versionId, entered, day, { source: "backfilled", ...more });

  test("late entry: 48 hours normal, 7 × 24 hours counts and is flagged, later waits; by the phone's clock", async () => {
    // The day 2025-03-05 ends in Vienna at 2025-03-06T02:00Z.
    const end = new Date("2025-03-06T02:00:00Z");
    const cases: [number, string, boolean][] = [
      [48 * hours, "normal", true],
      [48 * hours + 1, "flagged", true],
      [7 * days, "flagged", true],
      [7 * days + 1, "waits_for_therapist", false],
    ];
    for (const [late, expected, counts] of cases) {
      const session = entry("2025-03-05", plus(end, late));
      // It arrives a month later: that changes nothing.
      expect(statuses(await send(patient, [session], plus(end, 30 * days)))).toEqual(["stored"]);
      expect(await creditOf(session.id)).toMatchObject({ late: expected, counts });
    }
  });

  test("lateness is elapsed time, so a night with a change of clocks shifts nothing", async () => {
    // Vienna goes to summer time on 2025-03-30; the local day 03-29 ends at 03:00 CEST = 01:00Z.
    const end = new Date("2025-03-30T01:00:00Z");
    const [inTime, late] = [
      entry("2025-03-29", plus(end, 48 * hours)),
      entry("2025-03-29", plus(end, 48 * hours + 1)),
    ];
    await send(patient, [inTime, late], plus(end, 3 * days));
    expect((await creditOf(inTime.id))?.late).toBe("normal");
    expect((await creditOf(late.id))?.late).toBe("flagged");
  });

  test("a live session's day is that of its start in its own zone", async () => {
    const start = new Date("2025-03-10T20:00:00Z");
    const inZone = (zone: string, day: string) => started(main.versionId, start, day, { zone });
    const results = await send(
      patient,
      // 01:45 in Kathmandu is still the 10th; 09:00 in Apia is the 11th; Vienna would be the 10th.
      [
        inZone("Asia/Kathmandu", "2025-03-10"),
        inZone("Pacific/Apia", "2025-03-11"),
        inZone("Pacific/Apia", "2025-03-10"),
        inZone("Mars/Base", "2025-03-10"),
      ],
      start,
    );
    expect(statuses(results)).toEqual(["stored", "stored", "day_mismatch", "not_valid"]);
  });

  test("no day to come, none before the version or the episode, no clock beyond a day", async () => {
    const results = await send(patient, [
      entry("2025-03-11", monday),
      entry("2025-03-02", monday),
      entry("2025-02-09", monday),
      entry("2025-03-10", plus(monday, days + 1)),
      entry("2025-03-10", plus(monday, days)),
      started(main.versionId, plus(published, -days - 1), "2025-03-02"),
    ]);
    expect(statuses(results)).toEqual([
      "future_day",
      "before_version",
      "before_episode",
      "clock_ahead",
      "stored",
      "clock_behind",
    ]);
  });
});

describe("locks and clearance", () => {
  const live = (versionId: string, when: Date) => started(versionId, when, when.toISOString().slice(0, 10));

  test("an open E or S locks every new session from its moment on, T all but calm care, U nothing; the past stays open", async () => {
    const calm = await addVersion(
      store,
      { patient, episodeId, by: world.therapist },
      { items: [{ exerciseId, kind: "calm" }], effectiveFrom: "2025-03-03", at: plus(published, 2000) },
    );
    await addFlag(store, { patient, episodeId }, "U", plus(monday, -hours));
    expect(statuses(await send(patient, [live(main.versionId, monday)]))).toEqual(["stored"]);
    await addFlag(store, { patient, episodeId }, "T", monday);
    const afterT = plus(monday, hours);
    expect(
      statuses(await send(patient, [live(main.versionId, afterT), live(calm.versionId, afterT)], afterT)),
    ).toEqual(["locked", "stored"]);
    await addFlag(store, { patient, episodeId }, "S", plus(monday, 2 * hours));
    const afterS = plus(monday, 3 * hours);
    const yesterday = started(main.versionId, afterS, "2025-03-09", { source: "backfilled" });
    const today = started(main.versionId, afterS, "2025-03-10", { source: "backfilled" });
    expect(
      statuses(
        await send(
          patient,
          [live(calm.versionId, afterS), yesterday, today, live(calm.versionId, plus(monday, hours))],
          afterS,
        ),
      ),
    ).toEqual(["locked", "stored", "locked", "stored"]);
  });

  test("a session under way when the flag is raised goes on being stored", async () => {
    const { facts } = wholeSession();
    await send(patient, facts.slice(0, 2));
    await addFlag(store, { patient, episodeId }, "E", plus(monday, 60_000));
    expect(new Set(statuses(await send(patient, facts.slice(2), plus(monday, hours))))).toEqual(
      new Set(["stored"]),
    );
  });

  test("strengthening without a clearance in force is refused, calm care is not", async () => {
    const who = { patient, episodeId, by: world.therapist };
    const calm = await addVersion(store, who, {
      items: [{ exerciseId, kind: "calm" }],
      effectiveFrom: "2025-03-03",
      at: plus(published, 2000),
    });
    const [clearance] = await store.read
      .select()
      .from(tables.clearances)
      .where(eq(tables.clearances.episodeId, episodeId));
    const { systemGrant } = await import("#lib/access/system.ts");
    await store.writeUnaudited(systemGrant("setup"), async (tx) => {
      await tx.insert(tables.clearanceRevocations).values({
        id: newId(),
        clinicId: world.clinicId,
        clearanceId: clearance!.id,
        reason: "flare",
        revokedAt: monday,
        revokedById: world.therapist.memberId,
      });
    });
    const later = plus(monday, hours);
    const before = started(main.versionId, later, "2025-03-09", { source: "backfilled" });
    expect(
      statuses(
        await send(patient, [live(main.versionId, later), live(calm.versionId, later), before], later),
      ),
    ).toEqual(["not_cleared", "stored", "stored"]);
  });
});

describe("credit follows the facts", () => {
  test("a safety stop counts as done and is flagged; the version's own amber limit decides", async () => {
    const who = { patient, episodeId, by: world.therapist };
    const strict = await addVersion(store, who, {
      items: [{ exerciseId, dose: reps(2, 10) }],
      effectiveFrom: "2025-03-03",
      at: plus(published, 3000),
      rulesConfig: { painAmberMax: 3 },
    });
    const log = (versionId: string, prescriptionId: string, more: object) => {
      const session = started(versionId, monday, "2025-03-10");
      return {
        id: session.id,
        facts: [
          session,
          ...setsOf(session.id, prescriptionId, reps(1, 2), "both", monday),
          closed(session.id, prescriptionId, monday, more),
        ],
      };
    };
    const [p] = strict.prescriptionIds as [string];
    const stopped = log(strict.versionId, p, { stopReason: "pain", painDuring: 4 });
    const mild = log(strict.versionId, p, { stopReason: "pain", painDuring: 3 });
    const byApp = log(strict.versionId, p, { endedByApp: true, painDuring: null });
    await send(patient, [...stopped.facts, ...mild.facts, ...byApp.facts]);
    expect(await creditOf(stopped.id)).toMatchObject({ credit: "1", safetyStop: true });
    expect(await creditOf(mild.id)).toMatchObject({ credit: "1/10", safetyStop: false });
    expect(await creditOf(byApp.id)).toMatchObject({ credit: "1", safetyStop: true, painDuring: null });
  });

  test("what the app left out is left out of the mean; warm-ups never count", async () => {
    const who = { patient, episodeId, by: world.therapist };
    const mixed = await addVersion(store, who, {
      items: [{ exerciseId, kind: "warm-up" }, { exerciseId }, { exerciseId }],
      effectiveFrom: "2025-03-03",
      at: plus(published, 4000),
    });
    const [, a, b] = mixed.prescriptionIds as [string, string, string];
    const session = started(mixed.versionId, monday, "2025-03-10", { drowsy: true });
    await send(patient, [
      session,
      ...setsOf(session.id, a, reps(2, 10), "both", monday),
      closed(session.id, a, monday),
      closed(session.id, b, monday, { notReached: true, painDuring: null, effort: null }),
    ]);
    expect((await creditOf(session.id))?.credit).toBe("1");
  });

  test("withdrawing takes a session out, and a further amendment brings it back", async () => {
    const { id, facts } = wholeSession();
    await send(patient, facts);
    const amend = (revision: number, more: object) => ({
      kind: "session_amended",
      id: newId(),
      sessionId: id,
      revision,
      localDay: "2025-03-10",
      restPainBefore: 1,
      drowsy: false,
      withdrawn: false,
      reason: null,
      recordedAt: plus(monday, hours),
      ...more,
    });
    await send(patient, [amend(1, { withdrawn: true })], plus(monday, hours));
    expect((await creditOf(id))?.counts).toBe(false);
    expect(statuses(await send(patient, [amend(1, { withdrawn: false })], plus(monday, hours)))).toEqual([
      "revision_taken",
    ]);
    await send(patient, [amend(2, { localDay: "2025-03-09", restPainBefore: 3 })], plus(monday, hours));
    expect(await creditOf(id)).toMatchObject({ counts: true, localDay: "2025-03-09", restPainBefore: 3 });
    expect(
      statuses(await send(patient, [amend(3, { localDay: "2025-03-12" })], plus(monday, hours))),
    ).toEqual(["future_day"]);
  });

  test("correcting figures long afterwards makes nothing late", async () => {
    const { id, facts } = wholeSession();
    await send(patient, facts);
    const set = facts[1] as Extract<Fact, { kind: "set_recorded" }>;
    await send(
      patient,
      [{ ...set, id: newId(), revision: 1, done: 5, recordedAt: plus(monday, 20 * days) }],
      plus(monday, 20 * days),
    );
    expect(await creditOf(id)).toMatchObject({ late: "normal", counts: true, credit: "41/48" });
  });

  test("the stored projection is what the facts say, for every session", async () => {
    const { facts } = wholeSession();
    await send(patient, facts);
    const { authorize } = await import("#lib/access/authorize.ts");
    const grant = await authorize(patient, "own-record:read", { patientId: patient.memberId });
    if (!grant.ok) throw new Error(grant.code);
    expect(await recomputeCredits(store.read, grant.value)).toEqual({ checked: 1, differing: [] });
    await store.write(
      grant.value,
      "test:forge",
      async (tx) =>
        void (await tx
          .update(tables.sessionCredits)
          .set({ credit: "1/3" })
          .where(eq(tables.sessionCredits.sessionId, facts[0]!.id))),
    );
    expect((await recomputeCredits(store.read, grant.value)).differing).toEqual([facts[0]!.id]);
  });
});

describe("excuses", () => {
  const excuse = (fromDay: string, toDay: string, more = {}) => ({
    kind: "excuse_recorded" as const,
    id: newId(),
    fromDay,
    toDay,
    reason: "ill",
    recordedAt: monday,
    ...more,
  });

  test("an excuse needs a sensible span, and a pause is the therapist's", async () => {
    const results = await send(patient, [
      excuse("2025-03-10", "2025-03-12"),
      excuse("2025-03-12", "2025-03-10"),
      excuse("2025-03-01", "2025-04-29"),
      excuse("2025-03-01", "2025-04-30"),
      excuse("2025-01-01", "2025-02-09"),
      excuse("2025-03-10", "2025-03-12", { reason: "therapist_pause" }),
    ]);
    expect(statuses(results)).toEqual([
      "stored",
      "reversed",
      "stored",
      "too_long",
      "before_episode",
      "source_not_allowed",
    ]);
  });

  test("an excuse is withdrawn once, by the patient; a pause only by the therapist; never a stranger's", async () => {
    const mine = excuse("2025-03-10", "2025-03-12");
    const pause = excuse("2025-03-20", "2025-03-22", { reason: "therapist_pause" });
    await send(patient, [mine]);
    await send(world.therapist, [pause]);
    const withdraw = (excuseId: string) => ({
      kind: "excuse_withdrawn" as const,
      id: newId(),
      excuseId,
      recordedAt: monday,
    });
    const first = withdraw(mine.id);
    expect(
      statuses(await send(patient, [first, withdraw(mine.id), withdraw(pause.id), withdraw(newId())])),
    ).toEqual(
      ["stored", "already_withdrawn", "source_not_allowed", "excuse_unknown"].map((status, place) =>
        place < 2 ? expect.stringMatching(/stored|already_withdrawn/) : status,
      ),
    );
    expect(statuses(await send(patient, [first]))).toEqual([
      expect.stringMatching(/duplicate|already_withdrawn/),
    ]);
    expect(
      statuses(await send(world.otherPatient, [withdraw(pause.id)], monday, world.otherPatient.memberId)),
    ).toEqual(["excuse_unknown"]);
    expect(statuses(await send(world.therapist, [withdraw(pause.id)]))).toEqual(["stored"]);
  });
});
