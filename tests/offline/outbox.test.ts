/** The outbox of one person on one device: a fact leaves it only when the server has answered for that fact. */
import { expect, test } from "vitest";
import type { FactResult } from "#lib/domain/facts.ts";
import {
  addToOutbox,
  type KeyValue,
  outboxKey,
  readOutbox,
  sendOutbox,
  type WireFact,
} from "#lib/offline/outbox.ts";

function memory(full = false): KeyValue & { readonly data: Map<string, string> } {
  const data = new Map<string, string>();
  return {
    data,
    getItem: (key) => data.get(key) ?? null,
    setItem: (key, value) => {
      if (full) throw new Error("quota");
      data.set(key, value);
    },
    removeItem: (key) => void data.delete(key),
  };
}
const fact = (id: string): WireFact => ({
  kind: "excuse_withdrawn",
  id,
  excuseId: "e",
  recordedAt: "2025-03-03T10:00:00.000Z",
});
const answer = (results: FactResult[], status = 200) => ({ status, json: async () => ({ results }) });

test("a fact leaves only when the server has answered for it", async () => {
  const storage = memory();
  addToOutbox(storage, "p", [fact("1"), fact("2"), fact("3")]);
  const sending = await sendOutbox(storage, "p", async () =>
    answer([
      { id: "1", status: "stored" },
      { id: "2", status: "rejected", reason: "revision_taken" },
      { id: "3", status: "rejected", reason: "session_unknown" },
    ]),
  );
  expect(sending).toEqual({ kind: "sent", rejected: [{ fact: fact("2"), reason: "revision_taken" }] });
  expect(readOutbox(storage, "p").map((one) => one.id)).toEqual(["3"]);
});

test("no network, a server in trouble and a lost sign-in keep everything", async () => {
  const storage = memory();
  addToOutbox(storage, "p", [fact("1")]);
  const kinds = [
    await sendOutbox(storage, "p", async () => Promise.reject(new Error("offline"))),
    await sendOutbox(storage, "p", async () => answer([], 503)),
    await sendOutbox(storage, "p", async () => answer([], 429)),
    await sendOutbox(storage, "p", async () => answer([], 401)),
    await sendOutbox(storage, "p", async () => ({
      status: 200,
      json: async () => Promise.reject(new Error("cut")),
    })),
  ].map((sending) => sending.kind);
  expect(kinds).toEqual(["offline", "offline", "offline", "signed_out", "offline"]);
  expect(readOutbox(storage, "p")).toEqual([fact("1")]);
});

test("a month of facts goes in portions, and what is added meanwhile goes too", async () => {
  const storage = memory();
  addToOutbox(
    storage,
    "p",
    Array.from({ length: 450 }, (_, place) => fact(`f${place}`)),
  );
  const sizes: number[] = [];
  await sendOutbox(storage, "p", async (body) => {
    const { facts } = JSON.parse(body) as { facts: WireFact[] };
    sizes.push(facts.length);
    if (sizes.length === 1) addToOutbox(storage, "p", [fact("late")]);
    return answer(facts.map(({ id }) => ({ id, status: "stored" })));
  });
  expect(sizes).toEqual([200, 200, 51]);
  expect(readOutbox(storage, "p")).toEqual([]);
});

test("another person's facts are never read or sent", async () => {
  const storage = memory();
  addToOutbox(storage, "a", [fact("1")]);
  expect(readOutbox(storage, "b")).toEqual([]);
  await sendOutbox(storage, "b", async () => {
    throw new Error("nothing to send");
  });
  expect(storage.data.has(outboxKey("a"))).toBe(true);
});

test("the same fact twice is kept once; a full phone is said, not thrown; spoilt text is nothing", () => {
  const storage = memory();
  addToOutbox(storage, "p", [fact("1")]);
  addToOutbox(storage, "p", [fact("1")]);
  expect(readOutbox(storage, "p")).toHaveLength(1);
  expect(addToOutbox(memory(true), "p", [fact("1")])).toBe(false);
  storage.setItem(outboxKey("p"), "{oops");
  expect(readOutbox(storage, "p")).toEqual([]);
});
