/** Outcome measures on each engine: pages and responses once, answers as they were, corrections beside what they end. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { listPromPages, listPromResponses, listPsfsActivities } from "#db/queries/prom.ts";
import type { Store } from "#db/runtime/store.ts";
import { authorize } from "#lib/access/authorize.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { readOutcomes } from "#lib/usecases/outcomes.ts";
import { savePromPage } from "#lib/usecases/prom.ts";
import { enterProm } from "#lib/usecases/prom-entry.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import {
  answerAll,
  answerRmdq,
  confirmPage,
  entryOf,
  name,
  pageInput,
  storeClearance,
} from "#tests/support/prom.ts";
import { createWorld, type World } from "#tests/support/world.ts";

const cleared = "2026-03-02";
let store: Store;
let world: World;
beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(new Date("2026-02-20T08:00:00Z"), () => createWorld(store));
  await storeClearance(store, world.patient, world.episodeId, cleared, world.therapist.memberId);
});
afterAll(closeTestStore);

const on = <T>(days: number, fn: () => Promise<T>) =>
  atInstant(new Date(`${addDays(cleared, days)}T12:00:00Z`), fn);

test("a questionnaire page by page, two senders at once, an entry and its correction", async () => {
  const { patient, therapist } = world;
  await on(0, () => name(patient, "put on my socks", "garden for an hour"));
  await on(0, () => answerAll(patient, "psfs", [3, 6]));
  await on(0, () => answerRmdq(patient, [0, 7, 23]));

  await on(0, () => confirmPage(patient, "nprs", 0, { value: 2 }));
  await on(0, () => confirmPage(patient, "nprs", 1, { value: 5 }));
  const last = await on(0, () => pageInput(patient, "nprs", 2, { value: 3 }));
  const sent = await on(0, () =>
    Promise.all([savePromPage(patient, last), savePromPage(patient, { ...last, idempotencyKey: newId() })]),
  );
  expect(sent.some((one) => one.ok)).toBe(true);

  const patientId = patient.memberId;
  const entered = await on(1, () =>
    enterProm(
      therapist,
      entryOf(patientId, "odi-2-1a", cleared, { items: [2, 1, 3, 2, 2, 2, 1, null, 2, 1] }),
    ),
  );
  if (!entered.ok) throw new Error(entered.code);
  const replaces = { total: 400, replaces: entered.value.responseId, reason: "Read from the wrong sheet." };
  const corrections = await on(1, () =>
    Promise.all([
      enterProm(therapist, entryOf(patientId, "odi-2-1a", cleared, replaces)),
      enterProm(world.clinician, entryOf(patientId, "odi-2-1a", cleared, replaces)),
    ]),
  );
  expect(corrections.filter((one) => one.ok)).toHaveLength(1);
  expect(corrections.find((one) => !one.ok)).toMatchObject({ code: "conflict" });

  const access = await authorize(patient, "own-record:read", { patientId });
  if (!access.ok) throw new Error(access.code);
  // Two answers of one moment come by their id, so they are put in an order of their own here.
  const rows = (await listPromResponses(store.read, access.value)).sort(
    (a, b) => a.instrument.localeCompare(b.instrument) || (a.scoreTenths ?? 0) - (b.scoreTenths ?? 0),
  );
  expect(
    rows.map((row) => [row.instrument, row.scoreTenths, row.week, row.correction?.reason ?? null]),
  ).toEqual([
    ["nprs", 30, 0, null],
    ["odi", 360, null, "Read from the wrong sheet."],
    ["odi", 400, null, null],
    ["psfs", 45, 0, null],
    ["rmdq", 30, 0, null],
  ]);
  const activities = await listPsfsActivities(store.read, access.value);
  expect(rows[3]?.answers).toEqual({ items: [3, 6], activityIds: activities.map((one) => one.id) });
  expect(rows[1]?.answers).toEqual({ items: [2, 1, 3, 2, 2, 2, 1, null, 2, 1] });
  expect(rows[2]?.answers).toBeNull();

  const pages = await listPromPages(store.read, access.value, new Date(0));
  expect(pages.map((page) => page.instrument).sort()).toEqual([
    ...Array(3).fill("nprs"),
    ...Array(2).fill("psfs"),
    ...Array(4).fill("rmdq"),
  ]);
  expect(await listPromPages(store.read, access.value, new Date("2027-01-01T00:00:00Z"))).toEqual([]);
  expect(await on(1, () => readOutcomes(therapist, { patientId }))).toMatchObject({
    value: { clearedOn: cleared, verdict: { recovered: false }, due: [] },
  });
});
