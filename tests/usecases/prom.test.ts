/**
 * Questionnaires on a real database: saved page by page, finished once, left open without becoming zero.
 * Long: one world, one way a questionnaire can go after another.
 */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listPromResponses } from "#db/queries/prom.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { type MemberActor, visitor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import { systemGrant } from "#lib/access/system.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { finishProm, savePromPage } from "#lib/usecases/prom.ts";
import { readQuestionnaires } from "#lib/usecases/questionnaire.ts";
import { readToday } from "#lib/usecases/today.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import {
  answerAll,
  answerRmdq,
  confirmPage,
  name,
  pageInput,
  pageOf,
  storeClearance,
} from "#tests/support/prom.ts";
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
    episodeId = await addEpisode(store, patient, [{ member: world.therapist, part: "lead_therapist" }]);
  });
  await storeClearance(store, patient, episodeId, cleared, world.therapist.memberId);
});

/** Noon of the day so many days after the clearance. */
const on = <T>(days: number, fn: () => Promise<T>) =>
  atInstant(new Date(`${addDays(cleared, days)}T12:00:00Z`), fn);
const list = async () => {
  const view = await readQuestionnaires(patient);
  if (!view.ok) throw new Error(view.code);
  return view.value;
};
const due = async () => (await list()).due.map((one) => one.instrument);
const stored = async () => {
  const access = await authorize(patient, "own-record:read", { patientId: patient.memberId });
  if (!access.ok) throw new Error(access.code);
  return listPromResponses(store.read, access.value);
};
const pagesStored = async () =>
  store.read
    .select({
      page: tables.promPages.page,
      revision: tables.promPages.revision,
      answers: tables.promPages.answers,
    })
    .from(tables.promPages)
    .where(eq(tables.promPages.patientId, patient.memberId))
    .orderBy(tables.promPages.page, tables.promPages.revision);

describe("what is due", () => {
  test("the battery of week 0, then what week 2 and week 6 ask", async () => {
    expect(await on(0, due)).toEqual(["nprs", "psfs", "rmdq"]);
    await on(0, () => answerAll(patient, "nprs", [2, 5, 3]));
    await on(0, () => answerRmdq(patient, [0, 1]));
    expect(await on(1, due)).toEqual(["psfs"]);
    expect(await on(14, due)).toEqual(["nprs", "psfs", "rmdq"]);
    expect(await on(42, due)).toEqual(["nprs", "psfs", "rmdq", "pgic"]);
  });

  test("nothing before the clearance, and the page of one says so", async () => {
    const other = await atInstant(new Date("2026-02-20T08:00:00Z"), async () => {
      const member = await addMember(store, world.clinicId, "patient", `Plant ${++people}`);
      await addEpisode(store, member, [{ member: world.therapist, part: "lead_therapist" }]);
      return member;
    });
    patient = other;
    expect(await on(0, list)).toMatchObject({ due: [], clearedOn: null, next: [] });
    expect(await on(0, () => pageOf(other, "rmdq"))).toMatchObject({ kind: "not_due", clearedOn: null });
  });

  test("Today lists them, and how far one is begun", async () => {
    await on(0, () => confirmPage(patient, "rmdq", 0, { none: true }));
    const today = await on(0, () => readToday(patient));
    if (!today.ok) throw new Error(today.code);
    expect(today.value.questionnaires).toMatchObject([
      { instrument: "nprs", begun: null },
      { instrument: "psfs", begun: null },
      { instrument: "rmdq", begun: { confirmed: 1, pages: 4 } },
    ]);
  });

  test("what is not due is not stored", async () => {
    await on(0, () => answerAll(patient, "nprs", [2, 5, 3]));
    const input = {
      idempotencyKey: newId(),
      responseId: newId(),
      instrument: "nprs" as const,
      page: 0,
      seenRevision: null,
      value: 3,
      ticks: [],
      none: false,
    };
    expect(await on(1, () => savePromPage(patient, input))).toMatchObject({ ok: false, code: "not_due" });
    expect(await on(7, () => savePromPage(patient, input))).toMatchObject({ ok: true });
  });
});

describe("page by page", () => {
  test("each confirmed page is on record at once, and the patient goes on where they stopped", async () => {
    await on(0, () => confirmPage(patient, "rmdq", 0, { ticks: [2] }));
    await on(0, () => confirmPage(patient, "rmdq", 1, { none: true }));
    expect(await pagesStored()).toMatchObject([
      { page: 0, answers: { items: [0, 0, 1, 0, 0, 0] } },
      { page: 1, answers: { items: [0, 0, 0, 0, 0, 0] } },
    ]);
    expect(await stored()).toEqual([]);
    expect(await on(2, () => pageOf(patient, "rmdq"))).toMatchObject({
      kind: "page",
      page: 2,
      confirmed: [0, 1],
    });
    await on(2, () => confirmPage(patient, "rmdq", 2, { none: true }));
    const last = await on(2, () => confirmPage(patient, "rmdq", 3, { ticks: [23] }));
    expect(last).toMatchObject({ ok: true, value: { kind: "finished" } });
    expect(await stored()).toMatchObject([
      { instrument: "rmdq", scoreTenths: 20, missing: 0, valid: true, week: 0, day: addDays(cleared, 2) },
    ]);
  });

  test("three days later it is begun again, and what was confirmed stays on record", async () => {
    await on(0, () => confirmPage(patient, "rmdq", 0, { ticks: [2] }));
    expect(await on(3, () => pageOf(patient, "rmdq"))).toMatchObject({
      kind: "page",
      page: 0,
      confirmed: [],
    });
    expect(await pagesStored()).toHaveLength(1);
  });

  test("going back changes a page by a further row; the later counts", async () => {
    await on(0, () => confirmPage(patient, "rmdq", 0, { ticks: [2] }));
    await on(0, () => confirmPage(patient, "rmdq", 0, { ticks: [2, 3, 4] }));
    for (const page of [1, 2, 3]) await on(0, () => confirmPage(patient, "rmdq", page, { none: true }));
    expect(await pagesStored()).toHaveLength(5);
    expect(await stored()).toMatchObject([{ scoreTenths: 30 }]);
  });

  test("a page never confirmed is six unanswered items: no score, and never six times no", async () => {
    await on(0, () => confirmPage(patient, "rmdq", 0, { ticks: [0, 1, 2, 3, 4, 5] }));
    await on(0, () => confirmPage(patient, "rmdq", 1, { none: true }));
    const after = await on(0, () => confirmPage(patient, "rmdq", 3, { none: true }));
    expect(after).toMatchObject({ value: { kind: "review" } });
    const review = await on(0, () => pageOf(patient, "rmdq", "end"));
    expect(review).toMatchObject({ kind: "review", open: [2], missing: 6, items: 24, scored: false });
    if (review.kind !== "review") throw new Error(review.kind);
    const input = { idempotencyKey: newId(), responseId: review.responseId, instrument: "rmdq" as const };
    expect(await on(0, () => finishProm(patient, input))).toMatchObject({ ok: true });
    expect(await on(0, () => finishProm(patient, input))).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject([{ scoreTenths: null, missing: 6, valid: false }]);
    expect(await on(1, list)).toMatchObject({ again: ["rmdq"], done: [{ score: null, missing: 6 }] });
    expect(await on(1, due)).not.toContain("rmdq");
  });

  test("without a score it may be answered again", async () => {
    await on(0, () => confirmPage(patient, "nprs", 0, { value: 3 }));
    const review = await on(0, () => pageOf(patient, "nprs", "end"));
    if (review.kind !== "review") throw new Error(review.kind);
    await on(0, () =>
      finishProm(patient, { idempotencyKey: newId(), responseId: review.responseId, instrument: "nprs" }),
    );
    await on(1, () => answerAll(patient, "nprs", [3, 6, 4]));
    expect(await stored()).toMatchObject([{ scoreTenths: null }, { scoreTenths: 40 }]);
    expect(await on(1, list)).toMatchObject({ again: [] });
  });

  test("0 is an answer", async () => {
    await on(0, () => answerAll(patient, "nprs", [0, 0, 0]));
    expect(await stored()).toMatchObject([{ scoreTenths: 0, missing: 0, valid: true }]);
  });
});

describe("sent twice, and from two tabs", () => {
  test("the same page sent twice is stored once, also the last one", async () => {
    const first = await on(0, () => pageInput(patient, "nprs", 0, { value: 3 }));
    expect(await on(0, () => savePromPage(patient, first))).toMatchObject({
      value: { kind: "page", page: 1 },
    });
    expect(await on(0, () => savePromPage(patient, first))).toMatchObject({
      value: { kind: "page", page: 1 },
    });
    await on(0, () => confirmPage(patient, "nprs", 1, { value: 6 }));
    const last = await on(0, () => pageInput(patient, "nprs", 2, { value: 4 }));
    expect(await on(0, () => savePromPage(patient, last))).toMatchObject({ value: { kind: "finished" } });
    expect(await on(0, () => savePromPage(patient, last))).toMatchObject({ value: { kind: "finished" } });
    expect(await on(0, () => savePromPage(patient, { ...last, value: 9 }))).toMatchObject({
      code: "already_sent",
    });
    expect(await pagesStored()).toHaveLength(3);
    expect(await stored()).toHaveLength(1);
  });

  test("a second tab that saw less is told, and nothing is overwritten", async () => {
    const stale = await on(0, () => pageInput(patient, "rmdq", 0, { ticks: [1] }));
    await on(0, () => confirmPage(patient, "rmdq", 0, { ticks: [2] }));
    expect(await on(0, () => savePromPage(patient, stale))).toMatchObject({ code: "conflict" });
    const sameTab = {
      ...stale,
      responseId: (await on(0, () => pageInput(patient, "rmdq", 1, {}))).responseId,
    };
    expect(await on(0, () => savePromPage(patient, sameTab))).toMatchObject({ code: "conflict" });
    expect(await pagesStored()).toMatchObject([{ answers: { items: [0, 0, 1, 0, 0, 0] } }]);
  });

  test("two last pages at once finish it once", async () => {
    await on(0, () => confirmPage(patient, "nprs", 0, { value: 3 }));
    await on(0, () => confirmPage(patient, "nprs", 1, { value: 6 }));
    const last = await on(0, () => pageInput(patient, "nprs", 2, { value: 4 }));
    const both = await on(0, () =>
      Promise.all([savePromPage(patient, last), savePromPage(patient, { ...last, idempotencyKey: newId() })]),
    );
    expect(both.some((one) => one.ok)).toBe(true);
    expect(await stored()).toHaveLength(1);
  });

  test("nobody answers for another, and a visitor is sent away", async () => {
    const input = await on(0, () => pageInput(patient, "nprs", 0, { value: 3 }));
    expect(await on(0, () => savePromPage(visitor, input))).toMatchObject({ code: "signed_out" });
    expect(await on(0, () => savePromPage(world.therapist, input))).toMatchObject({ ok: false });
    expect(await pagesStored()).toEqual([]);
  });
});

describe("the patient's own activities", () => {
  test("named once, rated now and again at week 2 in the same words", async () => {
    expect(await on(0, () => pageOf(patient, "psfs"))).toMatchObject({ kind: "name_activities" });
    expect(await on(0, () => name(patient, "put on my socks", "garden for an hour"))).toMatchObject({
      ok: true,
    });
    expect(await on(0, () => pageOf(patient, "psfs"))).toMatchObject({
      kind: "page",
      pages: 2,
      activity: "put on my socks",
    });
    await on(0, () => answerAll(patient, "psfs", [3, 6]));
    expect(await stored()).toMatchObject([{ instrument: "psfs", scoreTenths: 45 }]);
    expect(await on(14, () => pageOf(patient, "psfs", 1))).toMatchObject({ activity: "garden for an hour" });
  });

  test("a second naming is told, the same one is taken as sent twice", async () => {
    await on(0, () => name(patient, "put on my socks"));
    expect(await on(0, () => name(patient, "put on my socks"))).toMatchObject({ ok: true });
    expect(await on(0, () => name(patient, "something else"))).toMatchObject({ code: "conflict" });
  });

  test("a page beyond what was named is not there", async () => {
    await on(0, () => name(patient, "put on my socks"));
    const input = await on(0, () => pageInput(patient, "psfs", 0, { value: 3 }));
    expect(await on(0, () => savePromPage(patient, { ...input, page: 1 }))).toMatchObject({
      code: "not_found",
    });
  });
});

test("what is on record cannot be changed or deleted, not even past the use cases", async () => {
  await on(0, () => answerAll(patient, "nprs", [2, 5, 3]));
  const [row] = await stored();
  const attempt = (fn: Parameters<Store["writeUnaudited"]>[1]) =>
    store.writeUnaudited(systemGrant("setup"), fn);
  await expect(
    attempt(async (tx) => {
      await tx
        .update(tables.promResponses)
        .set({ scoreTenths: 0 })
        .where(eq(tables.promResponses.id, row!.id));
    }),
  ).rejects.toThrow();
  await expect(
    attempt(async (tx) => {
      await tx.delete(tables.promPages).where(eq(tables.promPages.patientId, patient.memberId));
    }),
  ).rejects.toThrow();
});
