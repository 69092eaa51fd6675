/** The first run: one clinic, one code, one time. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { visitor } from "#lib/access/actor.ts";
import { newId } from "#lib/kernel/ids.ts";
import { type SetupInput, setupInput } from "#lib/schemas/setup.ts";
import { getPublicClinic } from "#lib/usecases/clinic.ts";
import { issueSetupCode, needsSetup, setUpClinic } from "#lib/usecases/setup.ts";
import { resolveSession, signIn } from "#lib/usecases/sign-in.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(closeTestStore);

const from = { device: "Test", address: "192.0.2.1" };
const idempotencyKey = newId();
const input = (code: string, change: Partial<SetupInput> = {}): SetupInput => ({
  ...setupInput.parse({
    idempotencyKey,
    code,
    name: "Hillside",
    locale: "en-GB",
    zone: "Europe/London",
    emergencyNumber: "999",
    doctorNumber: "111",
    crisisLine: "116 123",
    replyTime: "one working day",
    serviceHours: "Monday to Friday",
    progression: "off",
    adminName: "Ada Heron",
    signInName: "Ada",
    passphrase: "correct horse battery",
  }),
  ...change,
});

test("a wrong code changes nothing, the printed code works once in any spelling, and then the first run is over", async () => {
  expect(await needsSetup()).toBe(true);
  expect(await setUpClinic(visitor, input("AAAA-AAAA-AAAA-AAAA"), from)).toMatchObject({
    ok: false,
    code: "wrong_code",
  });
  const stale = (await issueSetupCode())!;
  const code = (await issueSetupCode())!;
  expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  expect(
    (await store.read.select().from(tables.systemStates)).some((row) =>
      row.value.includes(code.replaceAll("-", "")),
    ),
  ).toBe(false);
  expect(await setUpClinic(visitor, input(stale), from)).toMatchObject({ ok: false, code: "wrong_code" });
  expect(await getPublicClinic()).toBeNull();

  const done = await setUpClinic(visitor, input(code.toLowerCase().replaceAll("-", " ")), from);
  expect(done.ok).toBe(true);
  const session = done.ok ? await resolveSession(done.value.sessionId) : null;
  expect(session?.actor).toMatchObject({
    kind: "member",
    role: "admin",
    name: "Ada Heron",
    zone: "Europe/London",
  });
  expect(await store.read.select().from(tables.clinics)).toMatchObject([
    { name: "Hillside", progressionEnabled: false, isDemo: false },
  ]);
  expect((await store.read.select().from(tables.systemStates)).map((row) => row.key)).toEqual([
    "setup.formKey",
  ]);

  expect(await setUpClinic(visitor, input(code), from)).toEqual({ ok: true, value: { sessionId: null } });
  expect(await setUpClinic(visitor, input(code, { idempotencyKey: newId() }), from)).toMatchObject({
    ok: false,
    code: "not_found",
  });
  expect(await issueSetupCode()).toBeNull();
  expect(await needsSetup()).toBe(false);
  expect(await store.read.select().from(tables.members)).toHaveLength(1);
  expect((await signIn({ signInName: "ada", passphrase: "correct horse battery" }, from)).ok).toBe(true);
});

test("the progression module has no answer until one was chosen", () => {
  const { progression: _, ...rest } = input("x");
  expect(setupInput.safeParse(rest).success).toBe(false);
});
