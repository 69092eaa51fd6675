/**
 * The red-flag screen on a real database: stored once, coded, locking by its code, ended by entitled people only.
 * A long file: the whole course of a flag is told in one place.
 */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getLock, listOpenFlags, listOpenFlagsOfMany } from "#db/queries/red-flag.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { visitor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import { systemGrant } from "#lib/access/system.ts";
import { canServeBlock } from "#lib/domain/red-flag.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { getPatientHeader } from "#lib/usecases/patient-course.ts";
import {
  answerScreen,
  answerSessionScreen,
  readAdvice,
  readScreenForm,
  readScreenOutcome,
  readScreenStatus,
} from "#lib/usecases/red-flag.ts";
import { endRedFlags, readCareRecord, reviewContext } from "#lib/usecases/red-flag-record.ts";
import { plainContext, screenForm, storeFlag } from "#tests/support/acute.ts";
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
  patient = await addMember(store, world.clinicId, "patient", `Plant ${++people}`);
  episodeId = await addEpisode(store, patient, [
    { member: world.therapist, part: "lead_therapist" },
    { member: world.clinician, part: "clinician" },
  ]);
});

const at = <T>(instant: string, fn: () => Promise<T>) => atInstant(new Date(instant), fn);
const own = async (actor: MemberActor) => {
  const access = await authorize(actor, "own-record:read", { patientId: actor.memberId });
  if (!access.ok) throw new Error(access.code);
  return access.value;
};
const openOf = async (actor: MemberActor) =>
  (await listOpenFlags(store.read, await own(actor))).map((flag) => `${flag.questionId} ${flag.code}`).sort();
const rowsOf = async (table: "redFlagScreens" | "redFlagAnswers" | "redFlags" | "redFlagContexts") =>
  (await store.read.select().from(tables[table]).where(eq(tables[table].patientId, patient.memberId))).length;

describe("answering", () => {
  test("a whole screen of noes is stored with its context, raises nothing and is the intake", async () => {
    expect((await readScreenStatus(patient)).ok && (await readScreenStatus(patient))).toMatchObject({
      value: { intakeDue: true },
    });
    const result = await answerScreen(patient, screenForm());
    expect(result).toMatchObject({ ok: true, value: { complete: true, advice: { actions: [] } } });
    expect(await rowsOf("redFlagContexts")).toBe(1);
    expect(await readScreenStatus(patient)).toMatchObject({ value: { intakeDue: false } });
  });

  test("the birth year of the context is the patient's from then on: it stands at the head of the chart", async () => {
    const year = new Date().getUTCFullYear();
    const head = () => getPatientHeader(world.therapist, { patientId: patient.memberId });
    await answerScreen(patient, screenForm({}, { context: { ...plainContext, birthYear: year - 52 } }));
    expect(await head()).toMatchObject({ value: { ageThisYear: 52 } });
  });

  test("after a return to calm care the whole screen is asked again", async () => {
    await at("2026-03-01T10:00:00Z", () => answerScreen(patient, screenForm()));
    await store.writeUnaudited(systemGrant("setup"), async (tx) => {
      await tx.insert(tables.phaseChanges).values({
        id: newId(),
        clinicId: world.clinicId,
        episodeId,
        fromPhase: "strengthening",
        toPhase: "acute",
        effectiveDay: "2026-05-04",
        reason: "Came back",
        changedAt: new Date("2026-05-04T10:00:00Z"),
        changedById: world.therapist.memberId,
      });
    });
    expect(await readScreenStatus(patient)).toMatchObject({ value: { intakeDue: true } });
    await at("2026-05-04T11:00:00Z", () =>
      answerScreen(patient, screenForm({}, { occasion: "flare", context: null })),
    );
    expect(await readScreenStatus(patient)).toMatchObject({ value: { intakeDue: false } });
  });

  test("the same form sent twice is one screen; the same id with other answers is a conflict", async () => {
    const form = screenForm({ fever: true, very_unwell: false });
    const [first, second] = await Promise.all([answerScreen(patient, form), answerScreen(patient, form)]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(await rowsOf("redFlagScreens")).toBe(1);
    expect(await rowsOf("redFlags")).toBe(1);
    const other = await answerScreen(patient, { ...form, answers: { ...form.answers, fever: false } });
    expect(other).toEqual({ ok: false, code: "conflict" });
    expect(await rowsOf("redFlags")).toBe(1);
  });

  test("the context is asked once: a second one sent is not stored over the first", async () => {
    await answerScreen(patient, screenForm());
    const again = await answerScreen(
      patient,
      screenForm(
        { weight_loss: true, weakness_spreading: false },
        { occasion: "flare", context: { ...plainContext, cancer: true } },
      ),
    );
    expect(again).toMatchObject({ ok: true, value: { advice: { actions: [{ code: "U" }] } } });
    expect(await rowsOf("redFlagContexts")).toBe(1);
    expect(await readScreenForm(patient)).toMatchObject({ value: { contextOnFile: { cancer: false } } });
  });

  test("a question left open is not a no: nothing is stored and the count is told", async () => {
    const form = screenForm();
    const { fever: _, ...answers } = form.answers;
    expect(await answerScreen(patient, { ...form, answers })).toEqual({
      ok: false,
      code: "incomplete",
      detail: { count: 1 },
    });
    expect(await answerScreen(patient, { ...form, answers: { ...form.answers, fever: true } })).toMatchObject(
      {
        code: "incomplete",
        detail: { count: 1 },
      },
    );
    expect(await rowsOf("redFlagScreens")).toBe(0);
  });

  test("an emergency is taken half-way, stands alone, and leaves the intake to be asked", async () => {
    const result = await answerScreen(patient, {
      idempotencyKey: newId(),
      occasion: "intake",
      answers: { session_cauda_equina: true, urine_hold: true, fever: true },
      context: plainContext,
    });
    expect(result).toMatchObject({
      ok: true,
      value: {
        complete: false,
        advice: {
          actions: [{ code: "E", crisisLine: false }],
          lock: { sessions: true, calm: true },
          contacts: { emergencyNumber: "112" },
        },
      },
    });
    expect(await readScreenStatus(patient)).toMatchObject({ value: { intakeDue: true } });
    expect(await openOf(patient)).toEqual(["fever E", "urine_hold E"]);
  });

  test("thoughts of self-harm show the crisis line", async () => {
    const result = await answerScreen(patient, screenForm({ self_harm: true }));
    expect(result).toMatchObject({ value: { advice: { actions: [{ code: "E", crisisLine: true }] } } });
  });

  test("a session question taken back takes its single answers with it", async () => {
    await answerScreen(patient, screenForm({ session_nerve: false, leg_weaker: true }));
    expect(await openOf(patient)).toEqual([]);
  });

  test("a birth year of the future is refused", async () => {
    const form = screenForm({}, { context: { ...plainContext, birthYear: 2090 } });
    expect(await answerScreen(patient, form)).toEqual({ ok: false, code: "birth_year_impossible" });
    expect(await rowsOf("redFlagContexts")).toBe(0);
  });

  test("a context item holds the start, locks no session and is no advice to the patient", async () => {
    const result = await answerScreen(
      patient,
      screenForm({}, { context: { ...plainContext, pregnancy: true } }),
    );
    expect(result).toMatchObject({
      value: { advice: { actions: [], startHeld: true, lock: { sessions: false, strengthening: false } } },
    });
    expect(await openOf(patient)).toEqual(["context_pregnancy T"]);
  });

  test("the day of a screen is the patient's own, with the roll-over at three", async () => {
    await at("2026-03-02T01:30:00Z", () => answerScreen(patient, screenForm()));
    const [row] = await store.read
      .select()
      .from(tables.redFlagScreens)
      .where(eq(tables.redFlagScreens.patientId, patient.memberId));
    expect(row?.localDay).toBe("2026-03-01");
  });

  test("who may not: staff, another patient, a patient who has not agreed, a visitor", async () => {
    const silent = await addMember(store, world.clinicId, "patient", `Plant ${++people}`, {
      consented: false,
    });
    await addEpisode(store, silent, [{ member: world.therapist, part: "lead_therapist" }]);
    expect(await answerScreen(silent, screenForm())).toMatchObject({ code: "consent_required" });
    expect(await answerScreen(world.therapist, screenForm())).toMatchObject({ ok: false });
    expect(await answerScreen(visitor, screenForm())).toMatchObject({ code: "signed_out" });
    const answers = { session_cauda_equina: false, session_nerve: false };
    const session = { patientId: patient.memberId, screenId: newId(), answers };
    expect(await answerSessionScreen(world.otherPatient, session)).toMatchObject({ code: "not_found" });
    expect(await answerSessionScreen(world.therapist, session)).toMatchObject({ code: "forbidden" });
    const sent = await answerScreen(patient, screenForm());
    const screenId = sent.ok ? sent.value.screenId : "";
    expect(await readScreenOutcome(world.otherPatient, { screenId })).toMatchObject({ code: "not_found" });
    expect(await readScreenOutcome(patient, { screenId })).toMatchObject({ ok: true });
  });
});

describe("the two questions of a session", () => {
  const ask = (answers: Record<string, boolean>, screenId = newId()) =>
    answerSessionScreen(patient, { patientId: patient.memberId, screenId, answers });

  test("two noes are a complete screen without flags", async () => {
    expect(await ask({ session_cauda_equina: false, session_nerve: false })).toMatchObject({
      value: { complete: true, advice: { lock: { sessions: false } } },
    });
  });
  test("a yes opens its single questions; until they are answered the screen is incomplete", async () => {
    const nerve = { session_cauda_equina: false, session_nerve: true };
    expect(await ask(nerve)).toMatchObject({ code: "incomplete" });
    const singles = {
      leg_weaker: true,
      foot_dragging: false,
      leg_giving_way: false,
      numbness_spreading: false,
    };
    expect(await ask({ ...nerve, ...singles, legs_both_or_foot_drop: false })).toMatchObject({
      value: { advice: { actions: [{ code: "S" }], lock: { sessions: true, calm: true } } },
    });
  });
  test("a saddle yes is an emergency at once, singles open or not", async () => {
    expect(await ask({ session_cauda_equina: true })).toMatchObject({
      value: { complete: false, advice: { actions: [{ code: "E" }] } },
    });
  });
  test("the same session screen sent again later is the same screen", async () => {
    const [id, answers] = [newId(), { session_cauda_equina: false, session_nerve: false }];
    const first = await ask(answers, id);
    expect(await ask(answers, id)).toEqual(first);
    expect(await rowsOf("redFlagScreens")).toBe(1);
  });
});

describe("locks", () => {
  test.each([
    ["E", false, false, false],
    ["S", false, false, false],
    ["T", true, false, false],
    ["U", true, true, true],
  ] as const)("an open %s: calm %s, warm-up %s, main %s", async (code, calm, warmUp, main) => {
    await storeFlag(store, patient, episodeId, code);
    const lock = await getLock(store.read, await own(patient));
    expect(canServeBlock(lock, "calm")).toBe(calm);
    expect(canServeBlock(lock, "warm-up")).toBe(warmUp);
    expect(canServeBlock(lock, "main")).toBe(main);
  });
  test("time ends no flag, and a later screen of noes ends none", async () => {
    await at("2026-01-05T10:00:00Z", () =>
      answerScreen(patient, screenForm({ fever: true, very_unwell: false })),
    );
    await at("2026-06-05T10:00:00Z", () => answerScreen(patient, screenForm({}, { occasion: "flare" })));
    await at("2027-06-05T10:00:00Z", async () => {
      expect(await readAdvice(patient)).toMatchObject({
        value: { actions: [{ code: "S" }], lock: { sessions: true } },
      });
    });
  });
  test("a caseload sees the open flags of its own patients and nobody else's", async () => {
    const id = await storeFlag(store, patient, episodeId, "S");
    const theirs = await storeFlag(store, world.otherPatient, world.otherEpisodeId, "S");
    const list = async (actor: MemberActor, permission: "caseload:read" | "panel:read") => {
      const access = await authorize(actor, permission);
      if (!access.ok) throw new Error(access.code);
      return (await listOpenFlagsOfMany(store.read, access.value)).map((flag) => flag.id);
    };
    expect(await list(world.therapist, "caseload:read")).toContain(id);
    expect(await list(world.clinician, "panel:read")).toContain(id);
    expect(await list(world.therapist, "caseload:read")).not.toContain(theirs);
    expect(await list(world.otherTherapist, "caseload:read")).toContain(theirs);
    expect(await list(world.foreign.therapist, "caseload:read")).toEqual([]);
  });
});

describe("ending a flag", () => {
  const statement = {
    reason: "Examined, reflexes normal.",
    assessedBy: "Dr Kestrel",
    assessedOn: "2026-03-03",
  };
  const end = (actor: MemberActor, flagIds: string[], over: Partial<typeof statement> | object = {}) =>
    at("2026-03-04T10:00:00Z", () =>
      endRedFlags(actor, { patientId: patient.memberId, flagIds, ...statement, ...over }),
    );

  test("a therapist of the care team ends an S with who assessed and when; the lock opens", async () => {
    const id = await storeFlag(store, patient, episodeId, "S");
    expect(await end(world.therapist, [id])).toMatchObject({
      ok: true,
      value: { ended: 1, lock: { sessions: false } },
    });
    expect(await openOf(patient)).toEqual([]);
    expect(await readCareRecord(world.clinician, { patientId: patient.memberId })).toMatchObject({
      value: {
        flags: [{ id, end: { ...statement, at: new Date("2026-03-04T10:00:00Z"), byName: "Dana Wren" } }],
      },
    });
  });
  test("several end together; one that stays open keeps its lock", async () => {
    const [a, b] = [
      await storeFlag(store, patient, episodeId, "S"),
      await storeFlag(store, patient, episodeId, "E"),
    ];
    await storeFlag(store, patient, episodeId, "T", "new_stoop");
    expect(await end(world.clinician, [a, b])).toMatchObject({
      value: { ended: 2, lock: { sessions: false, strengthening: true } },
    });
  });
  test.each([
    [{ assessedBy: null }, "assessor_required"],
    [{ assessedOn: null }, "assessed_on_required"],
    [{ assessedOn: "2026-03-01" }, "assessed_on_impossible"],
    [{ assessedOn: "2026-03-05" }, "assessed_on_impossible"],
  ])("an S is not ended with %j", async (over, code) => {
    const id = await storeFlag(store, patient, episodeId, "S");
    expect(await end(world.therapist, [id], over)).toMatchObject({ code });
    expect(await openOf(patient)).toHaveLength(1);
  });
  test("after midnight the calendar’s date is no future: an examination at 01:00 can be named by it", async () => {
    const id = await storeFlag(store, patient, episodeId, "S");
    const night = "2026-03-04T00:30:00Z";
    const endAt = (assessedOn: string) =>
      at(night, () =>
        endRedFlags(world.therapist, {
          patientId: patient.memberId,
          flagIds: [id],
          ...statement,
          assessedOn,
        }),
      );
    expect(await endAt("2026-03-05")).toMatchObject({ code: "assessed_on_impossible" });
    expect(await endAt("2026-03-04")).toMatchObject({ ok: true });
  });
  test("T and U need a reason alone", async () => {
    const ids = [
      await storeFlag(store, patient, episodeId, "T"),
      await storeFlag(store, patient, episodeId, "U"),
    ];
    expect(await end(world.therapist, ids, { assessedBy: null, assessedOn: null })).toMatchObject({
      ok: true,
    });
  });
  test("all or none: one flag that may not be ended keeps the others open", async () => {
    const ids = [
      await storeFlag(store, patient, episodeId, "T"),
      await storeFlag(store, patient, episodeId, "S"),
    ];
    expect(await end(world.therapist, ids, { assessedBy: null })).toMatchObject({
      code: "assessor_required",
    });
    expect(await openOf(patient)).toHaveLength(2);
  });
  test("where the clinic restricts it, a therapist ends T but neither E nor S; the clinician does", async () => {
    const restrict = (value: boolean) =>
      store.writeUnaudited(systemGrant("setup"), async (tx) => {
        await tx
          .update(tables.clinics)
          .set({ cliniciansOnlyClearUrgent: value })
          .where(eq(tables.clinics.id, world.clinicId));
      });
    await restrict(true);
    try {
      const [s, t] = [
        await storeFlag(store, patient, episodeId, "S"),
        await storeFlag(store, patient, episodeId, "T"),
      ];
      expect(await end(world.therapist, [s])).toMatchObject({ code: "clinicians_only" });
      expect(await end(world.therapist, [t])).toMatchObject({ ok: true });
      const record = await readCareRecord(world.therapist, { patientId: patient.memberId });
      expect(record.ok && record.value.flags.find((flag) => flag.id === s)?.mayEnd).toBe(false);
      expect(await end(world.clinician, [s])).toMatchObject({ ok: true });
    } finally {
      await restrict(false);
    }
  });
  test("sent twice it ends once; somebody else's end is a conflict", async () => {
    const id = await storeFlag(store, patient, episodeId, "S");
    await end(world.therapist, [id]);
    expect(await end(world.therapist, [id])).toMatchObject({ ok: true });
    expect(await end(world.clinician, [id])).toMatchObject({ code: "conflict" });
  });
  test("who may not", async () => {
    const id = await storeFlag(store, patient, episodeId, "S");
    expect(await end(patient, [id])).toMatchObject({ code: "forbidden" });
    for (const actor of [
      world.otherTherapist,
      world.otherClinician,
      world.admin,
      world.otherPatient,
      world.foreign.therapist,
    ]) {
      expect(await end(actor, [id])).toMatchObject({ code: "not_found" });
    }
    const theirs = await storeFlag(store, world.otherPatient, world.otherEpisodeId, "S");
    expect(await end(world.therapist, [theirs])).toMatchObject({ code: "not_found" });
    expect(await openOf(patient)).toHaveLength(1);
    expect(await readCareRecord(world.otherTherapist, { patientId: patient.memberId })).toMatchObject({
      code: "not_found",
    });
  });
});

describe("the context", () => {
  test("a therapist reviews it once, which ends what stood on it; it is never raised again", async () => {
    await answerScreen(
      patient,
      screenForm({}, { context: { ...plainContext, pregnancy: true, cancer: true } }),
    );
    expect(await openOf(patient)).toHaveLength(2);
    const record = await readCareRecord(world.therapist, { patientId: patient.memberId });
    const contextId = record.ok ? (record.value.context?.id ?? "") : "";
    const review = {
      patientId: patient.memberId,
      contextId,
      note: "Spoke with the midwife; walking and bracing only.",
    };
    expect(await reviewContext(world.clinician, review)).toMatchObject({ code: "forbidden" });
    expect(await reviewContext(world.otherTherapist, review)).toMatchObject({ code: "not_found" });
    expect(await reviewContext(world.therapist, review)).toMatchObject({ value: { ended: 2 } });
    expect(await reviewContext(world.therapist, review)).toMatchObject({ value: { ended: 0 } });
    expect(await reviewContext(world.therapist, { ...review, note: "Other" })).toMatchObject({
      code: "conflict",
    });
    await answerScreen(patient, screenForm({}, { occasion: "flare", context: null }));
    expect(await openOf(patient)).toEqual([]);
  });
});
