/** What staff read, on each engine: joins over links, amendments and reviews give one row a patient and one a session. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { systemGrant } from "#lib/access/system.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { getCaseload } from "#lib/usecases/caseload.ts";
import { getPanel } from "#lib/usecases/panel.ts";
import { getPatientCourse } from "#lib/usecases/patient-course.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import { storeFlag } from "#tests/support/acute.ts";
import { addCourse, addExcuse, type Course, logSessions, moveToPhase } from "#tests/support/course-world.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addExercise } from "#tests/support/session-world.ts";
import { refreshEach } from "#tests/support/signals.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let course: Course;
const now = new Date("2026-03-25T10:00:00Z");

beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(new Date("2026-02-02T07:00:00Z"), () => createWorld(store));
  const { therapist, clinician } = world;
  const exerciseId = await addExercise(store);
  course = await addCourse(store, {
    name: "Noor Fern",
    therapist,
    clinician,
    exerciseId,
    onsetDay: "2026-01-20",
    from: "2026-03-02",
  });
  const facts = await logSessions(
    course,
    [{ day: "2026-03-16" }, { day: "2026-03-18" }, { day: "2026-03-04", enteredAfter: 20 }],
    now,
  );
  const session = facts.find((fact) => fact.kind === "session_started");
  const amend = (revision: number, withdrawn: boolean) => ({
    kind: "session_amended",
    id: newId(),
    sessionId: session!.id,
    revision,
    localDay: "2026-03-16",
    restPainBefore: 0,
    drowsy: false,
    withdrawn,
    reason: null,
    recordedAt: now,
  });
  await atInstant(now, () =>
    recordFacts(course.patient, {
      patientId: course.patient.memberId,
      facts: [amend(1, true), amend(2, false), amend(3, true)],
    }),
  );
  await addExcuse(store, course, "2026-03-23", "2026-03-24");
  await moveToPhase(store, course, "maintenance", new Date("2026-03-20T09:00:00Z"), therapist);
  await storeFlag(store, course.patient, course.episodeId, "U", "weight_loss", "2026-03-24");
  // The same therapist twice in one team: still one row, as its lead.
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.careTeamLinks).values({
      id: newId(),
      clinicId: world.clinicId,
      episodeId: course.episodeId,
      memberId: therapist.memberId,
      part: "therapist",
      startedAt: now,
      startedById: therapist.memberId,
      endedAt: null,
    });
  });
  await refreshEach(store, now, [course]);
}, 180_000);
afterAll(closeTestStore);

test("one row a patient, as lead, with the day of the present phase and the therapist's name", async () => {
  const view = await atInstant(now, () => getCaseload(world.therapist, { filter: "everyone" }));
  const rows = view.ok ? view.value.groups.flatMap((group) => group.rows) : [];
  expect(rows.map((row) => row.name).sort()).toEqual(["Ines Hazel", "Noor Fern"]);
  const row = rows.find((candidate) => candidate.name === "Noor Fern");
  expect(row).toMatchObject({
    isLead: true,
    therapist: "Dana Wren",
    phase: "maintenance",
    weekOfPhase: 1,
    openFlags: 1,
  });
  expect(row?.signals.map((signal) => signal.code)).toEqual([
    "FLAG_TU",
    "ADH_LOW",
    "LATE_ENTRY",
    "PROM_OVERDUE",
  ]);
  // The session taken back is nowhere: the newest one left is the last entry.
  expect(row?.lastEntry).toMatchObject({ kind: "session", day: "2026-03-18" });
  const panel = await atInstant(now, () => getPanel(world.clinician));
  expect(panel.ok && panel.value.rows.map((one) => [one.name, one.therapist]).sort()).toEqual([
    ["Ines Hazel", "Dana Wren"],
    ["Noor Fern", "Dana Wren"],
  ]);
});

test("one entry a session, the newest revision telling whether it was taken back", async () => {
  const patientId = course.patient.memberId;
  const view = await atInstant(now, () => getPatientCourse(world.clinician, { patientId }));
  if (!view.ok) throw new Error(view.code);
  expect(view.value.sessions.map((session) => [session.day, session.withdrawn, session.waits])).toEqual([
    ["2026-03-18", false, false],
    ["2026-03-16", true, false],
    ["2026-03-04", false, true],
  ]);
  expect(view.value.charts?.phases).toEqual([
    { phase: "strengthening", from: "2026-03-02", to: "2026-03-19" },
    { phase: "maintenance", from: "2026-03-20", to: null },
  ]);
  expect(view.value.charts?.effortLimits).toEqual([
    { from: "2026-03-02", to: null, limit: 7, category: "strength" },
  ]);
  expect(view.value.charts?.days.find((day) => day.day === "2026-03-23")?.state).toBe("excused");
});
