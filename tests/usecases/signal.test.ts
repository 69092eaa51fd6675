/**
 * Signals in a real database: opened by the write that brings the data, handled by people, looked for once a day.
 * Long: one world, many histories.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { addDays, localDayOf, startOfLocalDay } from "#lib/domain/calendar.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { HandleSignalsInput } from "#lib/schemas/signal.ts";
import { getCaseload } from "#lib/usecases/caseload.ts";
import { recordCheckIn } from "#lib/usecases/check-in.ts";
import { readClearancePage, signClearance } from "#lib/usecases/clearance.ts";
import { runDailyPasses } from "#lib/usecases/daily-pass.ts";
import { recordExcuse } from "#lib/usecases/excuse.ts";
import { answerScreen } from "#lib/usecases/red-flag.ts";
import { endRedFlags, readCareRecord } from "#lib/usecases/red-flag-record.ts";
import { handleSignals, readPatientSignals } from "#lib/usecases/signal.ts";
import { checkInForm, screenForm } from "#tests/support/acute.ts";
import { addCourse, type Course, type LoggedDay, logSessions } from "#tests/support/course-world.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addExercise } from "#tests/support/session-world.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let exerciseId: string;
/** A Wednesday, noon in Vienna. */
const now = new Date("2026-03-25T11:00:00Z");
const today = "2026-03-25";
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const days = (count: number) => hours(24 * count);

beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(new Date("2026-03-01T09:00:00Z"), () => createWorld(store));
  exerciseId = await addExercise(store);
});
afterAll(closeTestStore);

const course = (name: string) =>
  addCourse(store, {
    name,
    therapist: world.therapist,
    clinician: world.clinician,
    exerciseId,
    onsetDay: "2026-01-01",
    // Late enough that nothing else is owed yet.
    from: "2026-03-20",
  });
const log = (of: Course, at: Date, ...entries: readonly LoggedDay[]) => logSessions(of, entries, at);
const read = async (who: MemberActor, patientId: string, at = now) => {
  const result = await atInstant(at, () => readPatientSignals(who, { patientId }));
  if (!result.ok) throw new Error(result.code);
  return result.value;
};
const standing = async (of: Course, at = now) =>
  (await read(world.therapist, of.patient.memberId, at)).standing;
const signalOf = async (of: Course, code: string, at = now) => {
  const found = (await standing(of, at)).find((signal) => signal.code === code);
  if (!found) throw new Error(`${code} does not stand`);
  return found;
};
const historyOf = async (of: Course, code: string) =>
  (await read(world.therapist, of.patient.memberId)).history
    .filter((event) => event.code === code)
    .map(({ kind, byName, reason }) => [kind, byName, reason]);

async function handle(
  of: Course,
  act: HandleSignalsInput["act"],
  codes: readonly string[],
  more: { at?: Date; by?: MemberActor; until?: string; reason?: string } = {},
) {
  const { at = now, by = world.therapist, until = null, reason = "Called." } = more;
  const signals = (await standing(of, at)).filter((signal) => codes.includes(signal.code));
  return atInstant(at, () =>
    handleSignals(by, {
      patientId: of.patient.memberId,
      act,
      signals: signals.map(({ id, seen }) => ({ id, seen })),
      reason,
      from: "patient",
      until,
    }),
  );
}
const rowOf = async (of: Course, at = now) => {
  const result = await atInstant(at, () => getCaseload(world.therapist, { filter: "everyone" }));
  if (!result.ok) throw new Error(result.code);
  return result.value.groups.flatMap((group) => group.rows).find((row) => row.id === of.patient.memberId)!;
};

describe("data", () => {
  test("open a signal in the write that brings them, where nothing is decided by rules", async () => {
    const of = await course("Sade Thistle");
    await log(of, now, { day: today, pain: 9 });
    expect(await signalOf(of, "STOP_SEVERE")).toMatchObject({
      state: "open",
      data: { exposures: [{ day: today, painDuring: 9 }], limit: 8 },
      openedAt: new Date(`${today}T08:00:00Z`),
    });
    expect(await rowOf(of)).toMatchObject({ tier: 0, waitingHours: 3 });
    expect(await historyOf(of, "STOP_SEVERE")).toEqual([["opened", null, null]]);
  });

  test("stored twice open nothing twice; figures that moved on leave no further event", async () => {
    const of = await course("Arlo Nettle");
    await log(of, now, { day: today, pain: 9 });
    await log(of, now, { day: addDays(today, -2), pain: 8 });
    expect((await signalOf(of, "STOP_SEVERE")).data).toMatchObject({ exposures: [{}, {}] });
    expect(await historyOf(of, "STOP_SEVERE")).toHaveLength(1);
  });

  test("days excused by the patient are looked at when they are many, and no longer when taken back", async () => {
    const of = await course("Kofi Yarrow");
    const excuse = {
      patientId: of.patient.memberId,
      excuseId: newId(),
      fromDay: today,
      toDay: addDays(today, 4),
    };
    const result = await atInstant(now, () => recordExcuse(of.patient, { ...excuse, reason: "ill" }));
    expect(result.ok).toBe(true);
    expect((await signalOf(of, "EXCUSE_REVIEW")).data).toMatchObject({ excusedDays: 5 });
  });

  test("a gate that is met opens a signal, and signing the clearance ends it", async () => {
    const patientId = world.patient.memberId;
    for (const [offset, day] of [
      [-2, addDays(today, -2)],
      [-1, addDays(today, -1)],
      [0, today],
    ] as const) {
      const result = await atInstant(days(offset), () => recordCheckIn(world.patient, checkInForm(day)));
      expect(result.ok).toBe(true);
    }
    const codes = async () => (await read(world.therapist, patientId)).standing.map((signal) => signal.code);
    expect(await codes()).toContain("GATE_READY");
    await atInstant(hours(1), async () => {
      const page = await readClearancePage(world.therapist, { patientId });
      if (!page.ok) throw new Error(page.code);
      const signed = await signClearance(world.therapist, {
        patientId,
        idempotencyKey: page.value.formId,
        fingerprint: page.value.view.fingerprint,
        reason: null,
      });
      expect(signed.ok).toBe(true);
    });
    expect(await codes()).not.toContain("GATE_READY");
    expect((await read(world.therapist, patientId)).history[0]).toMatchObject({
      code: "GATE_READY",
      kind: "ended_by_data",
      byName: null,
    });
  });
});

describe("people", () => {
  test("acknowledge with a reason: the tier stays, the hours stop", async () => {
    const of = await course("Juno Willow");
    await log(of, now, { day: today, pain: 9 });
    expect(await handle(of, "acknowledge", ["STOP_SEVERE"], { at: hours(5) })).toMatchObject({
      ok: true,
      value: { changed: 1 },
    });
    const row = await rowOf(of, hours(6));
    expect(row).toMatchObject({ tier: 0, score: 900, waitingHours: 0 });
    expect(row.signals[0]).toMatchObject({
      state: "acknowledged",
      note: { reason: "Called.", byName: "Dana Wren" },
    });
    expect(await historyOf(of, "STOP_SEVERE")).toEqual([
      ["acknowledged", "Dana Wren", "Called."],
      ["opened", null, null],
    ]);
    // Sent again, it stands as it was.
    expect(
      await atInstant(hours(7), () =>
        handleSignals(world.therapist, {
          patientId: of.patient.memberId,
          act: "acknowledge",
          signals: [{ id: row.signals[0]!.id, seen: "older" }],
          reason: "Called.",
          from: "patient",
          until: null,
        }),
      ),
    ).toMatchObject({ ok: true, value: { changed: 0 } });
    expect(await historyOf(of, "STOP_SEVERE")).toHaveLength(2);
    // New data come before what was said of older ones.
    await log(of, days(1), { day: addDays(today, 1), pain: 8 });
    expect(await signalOf(of, "STOP_SEVERE", days(1))).toMatchObject({ state: "open", openedAt: days(1) });
  });

  test("never snooze P0, and nothing of what was named is changed then", async () => {
    const of = await course("Mara Sorrel");
    await log(of, now, { day: today, pain: 9 }, { day: addDays(today, -2), pain: 6 });
    expect((await standing(of)).map((signal) => signal.code).slice(0, 2)).toEqual([
      "STOP_SEVERE",
      "STOP_REPEATED",
    ]);
    const both = ["STOP_REPEATED", "STOP_SEVERE"];
    const until = addDays(today, 3);
    expect(await handle(of, "snooze", both, { until })).toMatchObject({ code: "cannot_snooze" });
    expect((await standing(of)).every((signal) => signal.state === "open")).toBe(true);
    expect(await handle(of, "snooze", ["STOP_REPEATED"], { until: today })).toMatchObject({
      code: "until_out_of_range",
    });
    expect(await handle(of, "snooze", ["STOP_REPEATED"], { until })).toMatchObject({ ok: true });
    const row = await rowOf(of);
    expect(row.score).toBe(900 + row.waitingHours);
    expect(row.signals.at(-1)).toMatchObject({
      code: "STOP_REPEATED",
      state: "snoozed",
      snoozedUntil: until,
    });
    // On its date it counts again by itself, before any pass has looked.
    const woken = await signalOf(of, "STOP_REPEATED", days(3));
    expect(woken).toMatchObject({ state: "open", openedAt: startOfLocalDay(until, "Europe/Vienna") });
  });

  test("close P1, and only new data open it again", async () => {
    const of = await course("Hugo Vetch");
    await log(of, now, { day: addDays(today, -2), pain: 7 }, { day: today, pain: 7 });
    expect(await handle(of, "close", ["STOP_REPEATED"], { at: hours(1) })).toMatchObject({ ok: true });
    await log(of, days(1), { day: addDays(today, 1), pain: 1 });
    expect((await standing(of)).map((signal) => signal.code)).not.toContain("STOP_REPEATED");
    await log(of, days(2), { day: addDays(today, 2), pain: 7 });
    expect(await signalOf(of, "STOP_REPEATED", days(2))).toMatchObject({ state: "open" });
    expect((await historyOf(of, "STOP_REPEATED")).map(([kind]) => kind)).toEqual([
      "reopened",
      "closed",
      "opened",
    ]);
  });

  test("cannot judge data they have not seen", async () => {
    const of = await course("Tomas Larch");
    await log(of, now, { day: today, pain: 9 });
    const [seen] = await standing(of);
    await log(of, now, { day: addDays(today, -1), pain: 10 });
    const late = await atInstant(now, () =>
      handleSignals(world.therapist, {
        patientId: of.patient.memberId,
        act: "acknowledge",
        signals: [{ id: seen!.id, seen: seen!.seen }],
        reason: "Called.",
        from: "patient",
        until: null,
      }),
    );
    expect(late).toMatchObject({ ok: false, code: "conflict" });
    expect((await signalOf(of, "STOP_SEVERE")).state).toBe("open");
  });

  test("therapists of the care team act, its clinicians read, and to others there is no such patient", async () => {
    const of = await course("Remy Cedar");
    await log(of, now, { day: today, pain: 9 });
    const by = async (who: MemberActor) => {
      const result = await handle(of, "acknowledge", ["STOP_SEVERE"], { by: who });
      return result.ok ? "done" : result.code;
    };
    expect(await by(of.patient)).toBe("forbidden");
    expect(await by(world.clinician)).toBe("forbidden");
    expect(await by(world.otherTherapist)).toBe("not_found");
    expect(await by(world.foreign.therapist)).toBe("not_found");
    expect((await read(world.clinician, of.patient.memberId)).readOnly).toBe(true);
    expect((await read(world.therapist, of.patient.memberId)).readOnly).toBe(false);
    // A signal of another patient is not theirs to name.
    const other = await course("Vera Maple");
    await log(other, now, { day: today, pain: 9 });
    const foreign = await signalOf(other, "STOP_SEVERE");
    const mixed = await atInstant(now, () =>
      handleSignals(world.therapist, {
        patientId: of.patient.memberId,
        act: "close",
        signals: [{ id: foreign.id, seen: foreign.seen }],
        reason: "Called.",
        from: "patient",
        until: null,
      }),
    );
    expect(mixed).toMatchObject({ code: "conflict" });
    expect(await by(world.therapist)).toBe("done");
  });
});

test("a red flag opens its signal at once; ending the flag ends it in that person's name, closing alone does not", async () => {
  const of = await course("Piet Thorn");
  const answered = await atInstant(now, () =>
    answerScreen(of.patient, screenForm({ session_cauda_equina: true, saddle_numbness: true })),
  );
  expect(answered.ok).toBe(true);
  expect(await signalOf(of, "RED_FLAG")).toMatchObject({ state: "open" });
  expect(await handle(of, "close", ["RED_FLAG"])).toMatchObject({ code: "flag_open" });
  const patientId = of.patient.memberId;
  await atInstant(hours(1), async () => {
    const record = await readCareRecord(world.clinician, { patientId });
    if (!record.ok) throw new Error(record.code);
    const open = record.value.flags.filter((flag) => flag.end === null).map((flag) => flag.id);
    const ended = await endRedFlags(world.clinician, {
      patientId,
      flagIds: open,
      reason: "Examined, no deficit.",
      assessedBy: "Dr Kestrel",
      assessedOn: today,
    });
    expect(ended.ok).toBe(true);
  });
  expect((await standing(of)).map((signal) => signal.code)).not.toContain("RED_FLAG");
  expect((await historyOf(of, "RED_FLAG"))[0]).toEqual(["closed", "Mira Kestrel", "Examined, no deficit."]);
});

describe("the daily pass", () => {
  const passes = async () => store.read.select().from(tables.dailyPasses);

  test("finds silence on its day and runs once a day", async () => {
    const of = await course("Lena Quince");
    await log(of, now, { day: addDays(today, -5) });
    expect((await standing(of)).map((signal) => signal.code)).not.toContain("SILENT7");
    const at = days(10);
    expect(await atInstant(at, () => runDailyPasses())).toMatchObject({ clinics: 2, failed: 0 });
    expect((await passes()).every((pass) => pass.finishedAt !== null)).toBe(true);
    expect((await signalOf(of, "SILENT7", at)).data).toMatchObject({ everLogged: true });
    expect(await atInstant(days(10.2), () => runDailyPasses())).toMatchObject({ clinics: 0, episodes: 0 });
  });

  test("runs once for several processes that start at one moment", async () => {
    const script = `
      const { runDailyPasses } = await import("#lib/usecases/daily-pass.ts");
      const { closeStore } = await import("#db/runtime/store.ts");
      const report = await runDailyPasses();
      await closeStore();
      console.log("report " + JSON.stringify(report));`;
    const run = async () => {
      const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
        cwd: fileURLToPath(new URL("../..", import.meta.url)),
        env: { ...process.env, DATABASE_URL: env().DATABASE_URL },
      });
      return JSON.parse(/report (.+)/.exec(stdout)?.[1] ?? "null") as Awaited<
        ReturnType<typeof runDailyPasses>
      >;
    };
    const earlier = new Set((await passes()).map((pass) => pass.id));
    const reports = await Promise.all([run(), run(), run()]);
    expect(reports.reduce((sum, report) => sum + report.clinics, 0)).toBe(2);
    expect(reports.reduce((sum, report) => sum + report.failed, 0)).toBe(0);
    const made = (await passes()).filter((pass) => !earlier.has(pass.id));
    expect(made.map((pass) => pass.clinicId).sort()).toEqual([world.clinicId, world.foreign.clinicId].sort());
    expect(made.every((pass) => pass.finishedAt !== null)).toBe(true);
  });

  test("after weeks of standing still it catches up, and each signal counts from its own day", async () => {
    const of = await course("Otto Alder");
    await log(of, now, { day: today });
    const at = days(40);
    await atInstant(at, () => runDailyPasses());
    // Entered on the day: seven whole days later it was silent.
    expect(await signalOf(of, "SILENT7", at)).toMatchObject({
      openedAt: startOfLocalDay(addDays(today, 8), "Europe/Vienna"),
    });
    // What came back is no longer silent: the entry itself ends the signal.
    await log(of, at, { day: localDayOf(at, "Europe/Vienna") });
    expect((await standing(of, at)).map((signal) => signal.code)).not.toContain("SILENT7");
  });

  test("a pass that a crash left is taken over after half an hour, and by one alone", async () => {
    const at = days(60);
    const day = localDayOf(at, "Europe/Vienna");
    await store.writeUnaudited(systemGrant("setup"), async (tx) => {
      await tx.insert(tables.dailyPasses).values({
        id: newId(),
        clinicId: world.clinicId,
        day,
        startedAt: at,
        finishedAt: null,
      });
    });
    const run = (minutes: number) =>
      atInstant(new Date(at.getTime() + minutes * 60_000), () => runDailyPasses());
    expect((await run(29)).clinics).toBe(1);
    const both = await atInstant(new Date(at.getTime() + 31 * 60_000), () =>
      Promise.all([runDailyPasses(), runDailyPasses()]),
    );
    expect(both.map((report) => report.clinics).sort()).toEqual([0, 1]);
    expect((await run(120)).clinics).toBe(0);
  });

  test("a server that stops leaves the rest to whoever comes next", async () => {
    const leaving = new AbortController();
    leaving.abort();
    const at = days(80);
    const report = await atInstant(at, () => runDailyPasses({ stopping: leaving.signal }));
    expect(report.episodes).toBe(0);
    const later = new Date(at.getTime() + 3_600_000);
    expect((await atInstant(later, () => runDailyPasses())).episodes).toBeGreaterThan(5);
  });
});
