/** The way from a form to a use case: origin, session, rate limit, schema, answer; and that nothing typed is lost. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Store } from "#db/runtime/store.ts";
import { err, ok } from "#lib/kernel/result.ts";
import { StorageRefused } from "#lib/kernel/storage-refused.ts";
import type { ActionError, ActionState } from "#lib/schemas/action-state.ts";
import { rateLimits } from "#lib/usecases/rate-limit.ts";
import { signOut } from "#lib/usecases/sign-in.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { becomeRequestOf, type Ended, requestHeaders } from "#tests/access/framework.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addMember, createWorld, type World } from "#tests/support/world.ts";

vi.mock("server-only", () => ({}));
vi.mock("next/headers", async () => (await import("#tests/access/framework.ts")).nextHeaders);
vi.mock("next/navigation", async () => (await import("#tests/access/framework.ts")).nextNavigation);
vi.mock("next/cache", async () => (await import("#tests/access/framework.ts")).nextCache);
vi.mock("next-intl/server", async () => (await import("#tests/access/framework.ts")).nextIntlServer);

process.env.RUNG_SECRET = "Kq7vN2xTz9mWc4Rj8bYp5LhGd3Fs6Aeu";
process.env.RUNG_URL = "http://localhost:3000";

let store: Store;
let world: World;
beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
});
afterAll(closeTestStore);

const calls: unknown[] = [];
beforeEach(() => {
  calls.length = 0;
});

const schema = z.object({ note: z.string("required").min(3, "too_short") });
const usecase = async (_actor: unknown, input: unknown) => {
  calls.push(input);
  return ok({ done: true });
};
const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const idle: ActionState = { status: "idle" };
const send = (
  action: (previous: ActionState, form: FormData) => Promise<ActionState>,
  fields: Record<string, string> = { note: "long enough" },
) => action(idle, form(fields));
const plain = defineAction({ name: "note:save", schema, usecase });

test("a request from another site, or from nowhere, changes nothing and keeps what was typed", async () => {
  for (const origin of ["https://evil.test", "null", null]) {
    await becomeRequestOf(world.therapist, { origin });
    expect(await send(plain)).toMatchObject({
      status: "error",
      code: "foreign_origin",
      values: { note: "long enough" },
    });
  }
  await becomeRequestOf(world.therapist);
  requestHeaders();
  expect(await send(plain)).toMatchObject({ status: "ok" });
  expect(calls).toEqual([{ note: "long enough" }]);
});

test("a sign-in that ended while the form was open keeps what was typed", async () => {
  const leaver = await addMember(store, world.clinicId, "therapist", "Short Stay");
  await becomeRequestOf(leaver);
  expect(await send(plain)).toMatchObject({ status: "ok" });
  await signOut(leaver);
  const answer = (await send(plain, { note: "typed for ten minutes" })) as ActionError;
  expect(answer).toMatchObject({
    status: "error",
    code: "signed_out",
    values: { note: "typed for ten minutes" },
  });
  expect(answer.formError).toMatch(/sign-in has ended/i);
  expect(calls).toHaveLength(1);
});

test("visitors reach only what is open to them", async () => {
  await becomeRequestOf(null);
  expect(await send(plain)).toMatchObject({ code: "signed_out" });
  expect(await send(defineAction({ name: "note:save", schema, usecase, visitors: true }))).toMatchObject({
    status: "ok",
  });
});

test("what is wrong is said per field in words; passphrases, codes and tokens never come back", async () => {
  await becomeRequestOf(world.therapist);
  const answer = (await send(plain, {
    note: "ab",
    passphrase: "secret",
    current: "secret",
    code: "secret",
    token: "secret",
  })) as ActionError;
  expect(answer).toMatchObject({
    status: "error",
    code: "not_valid",
    fieldErrors: { note: "This is too short." },
  });
  expect(answer.values).toEqual({ note: "ab" });
  expect(calls).toEqual([]);
});

test("a refusal of the use case becomes its sentence; an unknown one names the request and not its cause", async () => {
  await becomeRequestOf(world.therapist);
  const refuse = (code: string) =>
    defineAction({ name: "note:save", schema, usecase: async () => err(code) });
  expect(await send(refuse("conflict"))).toMatchObject({
    code: "conflict",
    formError: expect.stringMatching(/Someone else changed this/),
  });
  expect(await send(refuse("never_heard_of"))).toMatchObject({
    formError: expect.stringMatching(/[0-9a-f]{8}-/),
  });
});

test("a refusal that is about one field stands at that field, with its sentence and what was typed", async () => {
  await becomeRequestOf(world.therapist);
  const refuse = (code: string) =>
    defineAction({
      name: "red-flag:clear",
      schema,
      usecase: async () => err(code),
      fieldOf: { assessed_on_impossible: "assessedOn" },
    });
  expect(await send(refuse("assessed_on_impossible"))).toMatchObject({
    code: "assessed_on_impossible",
    formError: expect.not.stringMatching(/examination/),
    fieldErrors: { assessedOn: expect.stringMatching(/between the day of the answer and today/) },
    values: { note: "long enough" },
  });
  expect(await send(refuse("conflict"))).not.toHaveProperty("fieldErrors");
});

test("a bug or a full disk loses nothing typed and shows nothing inside", async () => {
  const silence = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await becomeRequestOf(world.therapist);
  const throwing = (problem: Error) =>
    defineAction({
      name: "note:save",
      schema,
      usecase: async () => {
        throw problem;
      },
    });
  const bug = (await send(throwing(new Error("patient Ines Hazel")))) as ActionError;
  expect(bug).toMatchObject({ status: "error", code: "unexpected", values: { note: "long enough" } });
  expect(JSON.stringify(bug)).not.toContain("Hazel");
  expect(silence.mock.calls.flat().join()).not.toContain("Hazel");
  expect(await send(throwing(new StorageRefused("full")))).toMatchObject({
    code: "storage_refused",
    values: { note: "long enough" },
  });
  silence.mockRestore();
});

test("a good answer may lead on or say a sentence of the catalogue", async () => {
  await becomeRequestOf(world.therapist);
  const leading = defineAction({
    name: "note:save",
    schema,
    usecase,
    after: () => ({ redirectTo: "/caseload" }),
  });
  await expect(send(leading)).rejects.toMatchObject({
    kind: "redirect",
    to: "/caseload",
  } satisfies Partial<Ended>);
  const saying = defineAction({
    name: "note:save",
    schema,
    usecase,
    after: () => ({ message: "account.preferences.saved", value: 7 }),
  });
  expect(await send(saying)).toEqual({ status: "ok", value: 7, message: "Saved." });
});

test("too many changes from one visitor's address are refused", async () => {
  await becomeRequestOf(null);
  const open = defineAction({ name: "note:save", schema, usecase, visitors: true });
  let last: ActionState = idle;
  for (let tries = 0; tries <= rateLimits.visitorWrites.attempts; tries++) last = await send(open);
  expect(last).toMatchObject({ status: "error", code: "too_many" });
});

test("routes: changes need our own origin, reads do not; refusals have their status and are never stored", async () => {
  const usecaseOfRoute = async (actor: { kind: string }) =>
    actor.kind === "member" ? ok({ for: "member" }) : err("signed_out");
  const route = defineRoute({ name: "thing:read", usecase: usecaseOfRoute });
  const ask = async (method: string, headers: Headers) =>
    route(new Request("http://localhost:3000/api/v1/thing", { method, headers }));
  await becomeRequestOf(world.therapist);
  expect((await ask("GET", new Headers())).status).toBe(200);
  expect((await ask("POST", new Headers())).status).toBe(403);
  expect(
    (await ask("POST", new Headers({ origin: "https://evil.test", "sec-fetch-site": "cross-site" }))).status,
  ).toBe(403);
  expect((await ask("POST", requestHeaders())).status).toBe(200);
  await becomeRequestOf(null);
  const refused = await ask("GET", new Headers());
  expect(refused.status).toBe(401);
  expect(refused.headers.get("cache-control")).toBe("no-store");
  expect(await refused.json()).toMatchObject({ code: "signed_out" });
});
