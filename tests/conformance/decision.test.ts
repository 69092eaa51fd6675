/** Decisions, what became of them, and pauses: the same on every engine, and written once. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { getDecision, insertResolutions, listDecisions, listWaitingProposals } from "#db/queries/decision.ts";
import { listDecisionsOfClinic, listPendingDecisions, listResolvedSince } from "#db/queries/decision-list.ts";
import { listExcuses } from "#db/queries/excuse.ts";
import { listSuspensions } from "#db/queries/suspension.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { authorize } from "#lib/access/authorize.ts";
import { systemGrant } from "#lib/access/system.ts";
import { replayDecision } from "#lib/domain/progression-plan.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { decideProgress } from "#lib/usecases/progression.ts";
import { resolveDecisions } from "#lib/usecases/resolve-decision.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import {
  addTrainingPatient,
  evening,
  switchRules,
  type TrainingPatient,
} from "#tests/support/progression-world.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let person: TrainingPatient;

beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(new Date("2025-02-01T09:00:00Z"), () => createWorld(store));
  await installContent();
  await switchRules(store, world.clinicId, true);
  person = await addTrainingPatient(store, world);
  await person.doSession(0);
  await person.answer(0, 1);
  await person.doSession(2, { "glute-bridge": { pain: 6 }, "sit-to-stand": { pain: 8 } });
  await person.answer(2, 1);
});
afterAll(closeTestStore);

const caseload = async () => {
  const access = await authorize(world.therapist, "caseload:read");
  if (!access.ok) throw new Error(access.code);
  return access.value;
};

describe("decisions", () => {
  test("come back as they were stored, and decide alike", async () => {
    const rows = await listDecisions(store.read, person.grant);
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) {
      const again = replayDecision(row.inputs);
      expect([again?.action, again?.reason, again?.next ?? null]).toEqual([
        row.outcome,
        row.reason,
        row.proposal,
      ]);
      expect(row.settingsHash).toMatch(/^[0-9a-f]{64}$/);
      expect((await getDecision(store.read, person.grant, row.id))?.superseded).toBe(row.superseded);
    }
    const all = await listDecisionsOfClinic(store.read, systemGrant("command-line"), world.clinicId, 0, 1000);
    expect(all.map((row) => row.id).sort()).toEqual(rows.map((row) => row.id).sort());
  });

  test("wait over a caseload, and for one patient", async () => {
    const pending = await listPendingDecisions(store.read, await caseload());
    expect(pending.length).toBe(3);
    const waiting = await listWaitingProposals(store.read, person.grant);
    expect(waiting.map(({ id }) => id).sort()).toEqual(pending.map(({ id }) => id).sort());
  });

  test("are answered once: a second answer is a unique violation", async () => {
    const [proposal] = await listPendingDecisions(store.read, await caseload());
    const answered = await atInstant(evening(3), () =>
      resolveDecisions(world.therapist, {
        answer: "approve",
        items: [{ decisionId: proposal!.id, patientId: person.patient.memberId }],
        dose: null,
        reason: null,
        cautionReason: null,
      }),
    );
    expect(answered.ok && answered.value.items[0]?.outcome).toBe("done");
    const again = store.write(person.grant, "test:again", (tx) =>
      insertResolutions(tx, person.grant, [
        {
          id: newId(),
          decisionId: proposal!.id,
          kind: "declined",
          dose: null,
          reason: null,
          versionId: null,
          resolvedAt: evening(3),
        },
      ]),
    );
    await expect(again.catch((problem) => Promise.reject(isUniqueViolation(problem)))).rejects.toBe(true);
    const resolved = await listResolvedSince(store.read, await caseload(), evening(0), 50);
    expect(resolved.map((row) => row.resolution?.kind).sort()).toContain("approved");
  });

  test("and pauses are written once, and a long pause is excused", async () => {
    await expect(
      store.writeUnaudited(systemGrant("setup"), (tx) =>
        tx.delete(tables.suspensions).where(eq(tables.suspensions.patientId, person.patient.memberId)),
      ),
    ).rejects.toThrow();
    expect(await listSuspensions(store.read, person.grant)).toMatchObject([
      { slug: "sit-to-stand", ending: null },
    ]);
    expect(await listExcuses(store.read, person.grant)).toEqual([]);
    await atInstant(evening(31), () => decideProgress(person.grant, "gap"));
    expect((await listExcuses(store.read, person.grant)).map(({ reason }) => reason)).toEqual([
      "rules_pause",
    ]);
  });
});
