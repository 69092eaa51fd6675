/**
 * The gate from stored rows and the signature on it: who, on which criteria, never against a red flag.
 * A long file: the signature is only as good as the gate it stands on, so both are tested together.
 */
import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusedBy } from "#db/dialect/errors.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { type MemberActor, visitor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { addDays } from "#lib/domain/calendar.ts";
import type { GateCase } from "#lib/domain/gate-cases.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { recordCheckIn } from "#lib/usecases/check-in.ts";
import { readClearancePage, signClearance, toSignedGate } from "#lib/usecases/clearance.ts";
import { readGate } from "#lib/usecases/gate.ts";
import { endRedFlags } from "#lib/usecases/red-flag-record.ts";
import { checkInForm, storeCheckIn, storeFlag } from "#tests/support/acute.ts";
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
const newPatient = async (onsetDay = "2026-03-01") => {
  patient = await addMember(store, world.clinicId, "patient", `Plant ${++people}`);
  episodeId = await addEpisode(
    store,
    patient,
    [
      { member: world.therapist, part: "lead_therapist" },
      { member: world.clinician, part: "clinician" },
    ],
    { onsetDay },
  );
};
beforeEach(() => newPatient());

const march = (day: number) => `2026-03-${String(day).padStart(2, "0")}`;
const on = <T>(day: number, fn: () => Promise<T>) => atInstant(new Date(Date.UTC(2026, 2, day, 12)), fn);
const threeGoodDays = async () => {
  for (const day of [4, 5, 6]) await storeCheckIn(store, patient, episodeId, march(day));
};
const gateOn = async (day: number, actor: MemberActor = patient) => {
  const view = await on(day, () => readGate(actor, { patientId: patient.memberId }));
  if (!view.ok) throw new Error(view.code);
  return view.value;
};
const outcomeOn = async (day: number) => {
  const { gate } = await gateOn(day);
  return [gate.outcome, ...gate.reasons];
};
const sign = async (
  day: number,
  over: { actor?: MemberActor; reason?: string | null; fingerprint?: string; id?: string } = {},
) => {
  const fingerprint = over.fingerprint ?? (await gateOn(day)).fingerprint;
  return on(day, () =>
    signClearance(over.actor ?? world.therapist, {
      patientId: patient.memberId,
      idempotencyKey: over.id ?? newId(),
      fingerprint,
      reason: over.reason ?? null,
    }),
  );
};
const phase = async () => {
  const [row] = await store.read.select().from(tables.episodes).where(eq(tables.episodes.id, episodeId));
  return row?.phase;
};
const clearances = () =>
  store.read.select().from(tables.clearances).where(eq(tables.clearances.episodeId, episodeId));
const phaseMoves = async () =>
  (
    await store.read.select().from(tables.phaseChanges).where(eq(tables.phaseChanges.episodeId, episodeId))
  ).map((row) => [row.fromPhase, row.toPhase, row.effectiveDay]);

const vectors = JSON.parse(
  readFileSync(new URL("../domain/fixtures/gate-vectors.json", import.meta.url), "utf8"),
) as { id: string; input: GateCase["input"]; expect: [string, string[]] }[];

describe("the gate from stored rows", () => {
  test.each(vectors.map((vector) => [vector.id, vector] as const))("worked example %s", async (_, vector) => {
    const { days, walk, stand, sedating, neuro, redflag, daySinceOnset } = vector.input;
    const base = "2026-03-01";
    const newest = Math.max(...(days ?? []).map((day) => day.d));
    const today = addDays(base, newest);
    await newPatient(addDays(today, -(daySinceOnset ?? 0)));
    for (const { d, rest, worst, night, an } of days ?? []) {
      await storeCheckIn(store, patient, episodeId, addDays(base, d), {
        restPain: rest ?? null,
        worstPain: worst ?? null,
        wokenByPain: night ?? null,
        analgesicLevel: an ?? null,
        walkMinutes: walk ?? null,
        standsUnaided: stand ?? null,
        sedating: sedating ?? null,
        legWorse: d === newest ? (neuro ?? null) : false,
      });
    }
    if (redflag) await storeFlag(store, patient, episodeId, "S", "fever", today);
    const view = await atInstant(new Date(`${today}T12:00:00Z`), () =>
      readGate(patient, { patientId: patient.memberId }),
    );
    expect(view.ok && [view.value.gate.outcome, view.value.gate.reasons]).toEqual(vector.expect);
  });

  test("without any check-in it is DATA alone, and slow from day 14 of the onset", async () => {
    expect(await outcomeOn(2)).toEqual(["NOT_YET", "DATA"]);
    expect(await outcomeOn(14)).toEqual(["NOT_YET", "DATA"]);
    expect(await outcomeOn(15)).toEqual(["REVIEW_SLOW", "DATA"]);
  });
  test("the latest correction of a day counts", async () => {
    await threeGoodDays();
    await storeCheckIn(store, patient, episodeId, march(5), { restPain: 6 }, 1);
    expect(await outcomeOn(6)).toEqual(["NOT_YET", "REST_PAIN", "WORST_PAIN"].slice(0, 2));
  });
  test("yesterday's check-in is recent enough, the day before is not", async () => {
    await threeGoodDays();
    expect(await outcomeOn(7)).toEqual(["READY_FOR_REVIEW"]);
    expect(await outcomeOn(8)).toEqual(["NOT_YET", "DATA"]);
  });
  test.each([
    ["E", "ESCALATE"],
    ["S", "ESCALATE"],
    ["T", "ESCALATE"],
    ["U", "READY_FOR_REVIEW"],
  ] as const)("an open %s makes it %s", async (code, outcome) => {
    await threeGoodDays();
    await storeFlag(store, patient, episodeId, code);
    expect((await gateOn(6)).gate.outcome).toBe(outcome);
  });
  test("a worse leg escalates until a person has assessed it, then that day counts no more", async () => {
    for (const day of [4, 5]) await storeCheckIn(store, patient, episodeId, march(day));
    await on(6, () =>
      recordCheckIn(patient, checkInForm(march(6), { legWorse: true, legBothOrFootDrop: false })),
    );
    expect(await outcomeOn(6)).toEqual(["ESCALATE", "RED_FLAG"]);
    const [flag] = await store.read
      .select()
      .from(tables.redFlags)
      .where(eq(tables.redFlags.patientId, patient.memberId));
    await on(6, () =>
      endRedFlags(world.clinician, {
        patientId: patient.memberId,
        flagIds: [flag!.id],
        reason: "Strength equal on both sides.",
        assessedBy: "Mira Kestrel",
        assessedOn: march(6),
      }),
    );
    expect(await outcomeOn(6)).toEqual(["READY_FOR_REVIEW"]);
  });
  test("patient, therapist and clinician see the same gate; others see none", async () => {
    await threeGoodDays();
    const own = await gateOn(6);
    expect((await gateOn(6, world.therapist)).gate).toEqual(own.gate);
    expect((await gateOn(6, world.clinician)).gate).toEqual(own.gate);
    const input = { patientId: patient.memberId };
    for (const actor of [
      world.otherPatient,
      world.otherTherapist,
      world.otherClinician,
      world.foreign.therapist,
      world.admin,
    ]) {
      expect(await readGate(actor, input)).toMatchObject({ code: "not_found" });
    }
    expect(await readGate(visitor, input)).toMatchObject({ code: "signed_out" });
  });
  test("the patient's own day decides, not the reader's", async () => {
    await storeCheckIn(store, patient, episodeId, march(4));
    const view = await atInstant(new Date("2026-03-05T01:00:00Z"), () =>
      readGate({ ...world.therapist, zone: "Pacific/Auckland" }, { patientId: patient.memberId }),
    );
    expect(view.ok && view.value.today).toBe(march(4));
  });
});

describe("signing", () => {
  test("criteria met: signed, stored as they stood, and the phase moves with its history", async () => {
    await threeGoodDays();
    const { gate } = await gateOn(6);
    expect(await sign(6)).toMatchObject({ value: { kind: "criteria_met" } });
    const [row] = await clearances();
    expect(row).toMatchObject({
      kind: "criteria_met",
      reason: null,
      gateOutcome: "READY_FOR_REVIEW",
      signedDay: march(6),
    });
    expect(toSignedGate(row!)).toEqual(gate);
    expect(await phase()).toBe("subacute");
    expect(await phaseMoves()).toContainEqual(["acute", "subacute", march(6)]);
    const page = await on(9, () => readClearancePage(world.clinician, { patientId: patient.memberId }));
    expect(page).toMatchObject({
      value: { maySign: false, signedGate: gate, view: { clearance: { signedByName: "Dana Wren" } } },
    });
  });
  test("criteria met by themselves open nothing", async () => {
    await threeGoodDays();
    expect((await gateOn(6)).gate.outcome).toBe("READY_FOR_REVIEW");
    expect(await clearances()).toEqual([]);
    expect(await phase()).toBe("acute");
  });
  test.each([null, "", "too short"])(
    "an override without a written reason (%j) is refused",
    async (reason) => {
      expect(await sign(4, { reason })).toEqual({ ok: false, code: "reason_required" });
      expect(await clearances()).toEqual([]);
      expect(await phase()).toBe("acute");
    },
  );
  test("an override keeps its reason beside the criteria that were not met", async () => {
    const reason = "Walks 40 minutes, lost her phone for a week.";
    expect(await sign(4, { reason })).toMatchObject({ value: { kind: "override" } });
    expect(await clearances()).toMatchObject([{ kind: "override", reason, gateOutcome: "NOT_YET" }]);
  });
  test.each(["E", "S", "T"] as const)("with an open %s neither signature nor override", async (code) => {
    await threeGoodDays();
    await storeFlag(store, patient, episodeId, code);
    expect(await sign(6)).toEqual({ ok: false, code: "gate_escalates" });
    expect(await sign(6, { reason: "A very good reason indeed." })).toEqual({
      ok: false,
      code: "gate_escalates",
    });
    expect(await clearances()).toEqual([]);
  });
  test("criteria that changed since the page was shown are not signed", async () => {
    await threeGoodDays();
    const { fingerprint } = await gateOn(6);
    await storeCheckIn(store, patient, episodeId, march(6), { restPain: 3 }, 1);
    expect(await sign(6, { fingerprint })).toEqual({ ok: false, code: "conflict" });
    expect(await clearances()).toEqual([]);
  });
  test("sent twice it is signed once; a second one is refused while it stands", async () => {
    await threeGoodDays();
    const id = newId();
    const first = await sign(6, { id });
    expect(await sign(6, { id })).toEqual(first);
    expect(await sign(6)).toEqual({ ok: false, code: "already_cleared" });
    expect(await clearances()).toHaveLength(1);
    expect((await phaseMoves()).filter(([from]) => from === "acute")).toHaveLength(1);
  });
  test("two therapists in the same moment: one signature", async () => {
    await threeGoodDays();
    const results = await Promise.all([sign(6), sign(6)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await clearances()).toHaveLength(1);
  });
  test("after it was revoked another can be signed", async () => {
    await threeGoodDays();
    const first = await sign(6);
    await store.writeUnaudited(systemGrant("setup"), async (tx) => {
      await tx.insert(tables.clearanceRevocations).values({
        id: newId(),
        clinicId: world.clinicId,
        clearanceId: first.ok ? first.value.clearanceId : "",
        reason: "Returned to calm care",
        revokedAt: new Date("2026-03-06T15:00:00Z"),
        revokedById: world.therapist.memberId,
      });
    });
    expect(await sign(6)).toMatchObject({ ok: true });
  });
  test("who may not sign", async () => {
    await threeGoodDays();
    expect(await sign(6, { actor: patient })).toMatchObject({ code: "forbidden" });
    expect(await sign(6, { actor: world.clinician })).toMatchObject({ code: "forbidden" });
    for (const actor of [world.otherTherapist, world.admin, world.foreign.therapist, world.otherPatient]) {
      expect(await sign(6, { actor })).toMatchObject({ code: "not_found" });
    }
    expect(await clearances()).toEqual([]);
  });
  test("a signature cannot be changed afterwards", async () => {
    await threeGoodDays();
    await sign(6);
    const problem = await store
      .writeUnaudited(systemGrant("setup"), async (tx) => {
        await tx.update(tables.clearances).set({ reason: "forged" });
      })
      .then(
        () => null,
        (thrown: unknown) => thrown,
      );
    expect(refusedBy(problem)).toBe("append_only");
  });
});
