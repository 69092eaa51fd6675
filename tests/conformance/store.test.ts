/** The store's promises, on each engine: rollback, queueing, audit in the same transaction, guards of the database. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isUniqueViolation, refusedBy } from "#db/dialect/errors.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { authorize } from "#lib/access/authorize.ts";
import { systemGrant } from "#lib/access/system.ts";
import { newId } from "#lib/kernel/ids.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
});
afterAll(closeTestStore);

const thrownBy = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (problem: unknown) => problem,
  );
const state = (key: string) => ({ key, value: "x", updatedAt: new Date("2026-01-01T00:00:00Z") });

test("a failed write leaves nothing behind and does not touch the writes queued around it", async () => {
  const grant = systemGrant("command-line");
  const before = store.write(
    grant,
    "test:before",
    (tx) => tx.insert(tables.systemStates).values(state("before")) as unknown as Promise<void>,
  );
  const failing = store.write(grant, "test:failing", async (tx) => {
    await tx.insert(tables.systemStates).values(state("failing"));
    throw new Error("on purpose");
  });
  const after = store.write(
    grant,
    "test:after",
    async (tx) => void (await tx.insert(tables.systemStates).values(state("after"))),
  );
  await before;
  await expect(failing).rejects.toThrow("on purpose");
  await after;
  const keys = (await store.read.select().from(tables.systemStates)).map((row) => row.key);
  expect(keys).toEqual(expect.arrayContaining(["before", "after"]));
  expect(keys).not.toContain("failing");
  const verbs = (await store.read.select().from(tables.auditEntries)).map((row) => row.verb);
  expect(verbs).toEqual(expect.arrayContaining(["test:before", "test:after"]));
  expect(verbs).not.toContain("test:failing");
});

test("a write inside a write is a bug and throws", async () => {
  const grant = systemGrant("command-line");
  await expect(
    store.write(grant, "test:outer", () => store.write(grant, "test:inner", async () => undefined)),
  ).rejects.toThrow("inside another write");
});

test("instants, booleans and json come back as they went in", async () => {
  const [member] = await store.read
    .select()
    .from(tables.members)
    .where(eq(tables.members.id, world.patient.memberId));
  expect(member?.createdAt).toBeInstanceOf(Date);
  const [clinic] = await store.read
    .select()
    .from(tables.clinics)
    .where(eq(tables.clinics.id, world.clinicId));
  expect(clinic?.progressionEnabled).toBe(false);
});

test("a second row with the same key is a unique violation", async () => {
  const grant = systemGrant("command-line");
  await store.writeUnaudited(
    grant,
    async (tx) => void (await tx.insert(tables.systemStates).values(state("twice"))),
  );
  const problem = await thrownBy(
    store.writeUnaudited(
      grant,
      async (tx) => void (await tx.insert(tables.systemStates).values(state("twice"))),
    ),
  );
  expect(isUniqueViolation(problem)).toBe(true);
});

test("the database refuses to change or delete what is append-only", async () => {
  const { consents } = tables;
  const grant = systemGrant("command-line");
  const changed = await thrownBy(
    store.writeUnaudited(
      grant,
      async (tx) => void (await tx.update(consents).set({ textVersion: "forged" })),
    ),
  );
  const deleted = await thrownBy(store.writeUnaudited(grant, async (tx) => void (await tx.delete(consents))));
  expect(refusedBy(changed)).toBe("append_only");
  expect(refusedBy(deleted)).toBe("append_only");
});

test("the database refuses a main block without a clearance in force, whoever asks", async () => {
  const { clinicId, episodeId } = world;
  const [patientId, by] = [world.patient.memberId, world.therapist.memberId];
  const at = new Date("2026-01-05T10:00:00Z");
  const publish = (kind: "calm" | "main") =>
    store.writeUnaudited(systemGrant("command-line"), async (tx) => {
      const [programId, versionId] = [newId(), newId()];
      await tx.insert(tables.programs).values({
        id: programId,
        clinicId,
        patientId,
        episodeId,
        templateId: null,
        name: "P",
        lane: "core",
        createdAt: at,
        createdById: by,
      });
      await tx.insert(tables.programVersions).values({
        id: versionId,
        clinicId,
        patientId,
        episodeId,
        programId,
        number: 1,
        effectiveFrom: "2026-01-05",
        scheduleKind: "weekly_quota",
        weekdays: null,
        perWeek: 3,
        slotsPerDay: null,
        daysPerWeek: null,
        noteToPatient: null,
        rulesConfig: {},
        publishedAt: at,
        publishedById: by,
      });
      await tx
        .insert(tables.programBlocks)
        .values({ id: newId(), clinicId, versionId, position: 0, name: "b", kind, countsAsMain: true });
    });
  await publish("calm");
  expect(refusedBy(await thrownBy(publish("main")))).toBe("clearance_required");
  const clearanceId = newId();
  await store.writeUnaudited(systemGrant("command-line"), async (tx) => {
    await tx.insert(tables.clearances).values({
      id: clearanceId,
      clinicId,
      patientId,
      episodeId,
      kind: "override",
      reason: "r",
      gateOutcome: "NOT_YET",
      criteria: [],
      signedDay: "2026-01-05",
      signedAt: at,
      signedById: by,
    });
  });
  await publish("main");
  await store.writeUnaudited(systemGrant("command-line"), async (tx) => {
    await tx
      .insert(tables.clearanceRevocations)
      .values({ id: newId(), clinicId, clearanceId, reason: "r", revokedAt: at, revokedById: by });
  });
  expect(refusedBy(await thrownBy(publish("main")))).toBe("clearance_required");
});

test("authorization: relation, role and clinic decide; strangers learn nothing", async () => {
  const patientId = world.patient.memberId;
  const ask = async (actor: typeof world.patient) => {
    const result = await authorize(actor, "chart:read", { patientId });
    return result.ok ? "allow" : result.code;
  };
  expect(await ask(world.therapist)).toBe("allow");
  expect(await ask(world.clinician)).toBe("allow");
  expect(await ask(world.otherTherapist)).toBe("not_found");
  expect(await ask(world.otherClinician)).toBe("not_found");
  expect(await ask(world.foreign.therapist)).toBe("not_found");
  expect(await ask(world.admin)).toBe("not_found");
  expect(await ask(world.patient)).toBe("forbidden");
});
