/** The life of a signal: what data change, what people change, and what neither may. */
import { describe, expect, test } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import type { Signal } from "#lib/domain/signal.ts";
import {
  act,
  dataOf,
  isNewData,
  reconcile,
  type SignalAct,
  type SignalChange,
  type StoredSignal,
  stateOn,
} from "#lib/domain/signal-state.ts";
import { now, startOf, today } from "#tests/support/signal-facts.ts";

const before = new Date(now.getTime() - 5 * 3_600_000);
const moment = { now, today, startOf, flagsEnded: null };
const dana = { memberId: "dana", reason: "Called." };

const shapes = {
  SILENT7: { code: "SILENT7", days: 8, due: 3, everLogged: true },
  STOP_SEVERE: { code: "STOP_SEVERE", exposures: [], limit: 8 },
  FLARE: { code: "FLARE", startedOn: today, source: "button", restPain: 6, baseline: 2 },
  ADH_DROP: { code: "ADH_DROP", percent: 40, previous: 90, due: 6, previousDue: 6 },
  RED_FLAG: { code: "RED_FLAG", flags: [] },
} as const;
type Known = keyof typeof shapes;

const signal = (code: Known, fingerprint: string, openedAt = before): Signal => ({
  ...shapes[code],
  openedAt,
  fingerprint,
});
const stored = (code: Known, more: Partial<StoredSignal> = {}): StoredSignal => ({
  id: `id-${code}`,
  code,
  state: "open",
  openedAt: before,
  fingerprint: "a",
  data: dataOf(signal(code, "a")),
  snoozedUntil: null,
  stateAt: before,
  ...more,
});
const only = (changes: readonly SignalChange[]): SignalChange => {
  expect(changes).toHaveLength(1);
  return changes[0]!;
};

describe("data", () => {
  test("open a signal since the moment its condition began", () => {
    const change = only(reconcile([], [signal("SILENT7", "a")], moment));
    expect(change).toMatchObject({
      id: null,
      state: "open",
      openedAt: before,
      event: { kind: "opened", byId: null },
    });
  });

  test("change nothing while they are the same, and only the figures where those moved on", () => {
    expect(reconcile([stored("SILENT7")], [signal("SILENT7", "a")], moment)).toEqual([]);
    const moved = { ...signal("SILENT7", "a"), days: 9 } as Signal;
    const change = only(reconcile([stored("SILENT7")], [moved], moment));
    expect(change).toMatchObject({ state: "open", openedAt: before, data: { days: 9 }, event: null });
  });

  test.each(["acknowledged", "snoozed", "closed"] as const)("that are new open a %s one again", (state) => {
    const known = stored("FLARE", { state, snoozedUntil: state === "snoozed" ? addDays(today, 5) : null });
    expect(reconcile([known], [signal("FLARE", "a")], moment)).toEqual([]);
    const change = only(reconcile([known], [signal("FLARE", "a b")], moment));
    expect(change).toMatchObject({
      state: "open",
      openedAt: now,
      snoozedUntil: null,
      fingerprint: "a b",
      event: { kind: "reopened", byId: null },
    });
  });

  test("that began after the last word count from their own beginning, however late somebody looks", () => {
    const since = new Date(before.getTime() + 60_000);
    const ended = stored("SILENT7", { state: "closed", fingerprint: "" });
    expect(only(reconcile([ended], [signal("SILENT7", "b", since)], moment)).openedAt).toEqual(since);
  });

  test("fewer of the same are not new", () => {
    const known = stored("FLARE", { state: "acknowledged", fingerprint: "a b" });
    const change = reconcile([known], [signal("FLARE", "b")], moment);
    expect(change.filter((one) => one.event)).toEqual([]);
  });

  test("of a moving span are new once none of its days had been judged", () => {
    expect(isNewData("ADH_DROP", "2026-03-01", "2026-03-14")).toBe(false);
    expect(isNewData("ADH_DROP", "2026-03-01", "2026-03-15")).toBe(true);
    expect(isNewData("ADH_LOW", "2026-03-02", "2026-03-23")).toBe(false);
    expect(isNewData("ADH_LOW", "2026-03-02", "2026-03-30")).toBe(true);
  });

  test("end P2 and P3 when their condition holds no more, and the same condition later opens it again", () => {
    const change = only(reconcile([stored("SILENT7", { state: "acknowledged" })], [], moment));
    expect(change).toMatchObject({ state: "closed", event: { kind: "ended_by_data", byId: null } });
    const ended = stored("SILENT7", { state: "closed", fingerprint: change.fingerprint });
    expect(only(reconcile([ended], [signal("SILENT7", "a")], moment)).event?.kind).toBe("reopened");
  });

  test("never end P0 or P1", () => {
    for (const code of ["STOP_SEVERE", "FLARE"] as const)
      for (const state of ["open", "acknowledged"] as const)
        expect(reconcile([stored(code, { state })], [], moment)).toEqual([]);
  });

  test("a closed signal whose condition went and came again is open again", () => {
    const closed = stored("SILENT7", { state: "closed" });
    expect(reconcile([closed], [signal("SILENT7", "a")], moment)).toEqual([]);
    const gone = only(reconcile([closed], [], moment));
    expect(gone).toMatchObject({ state: "closed", fingerprint: "", event: null });
  });
});

test("ending the red flag itself ends its signal, in the name of whoever ended it", () => {
  const flag = stored("RED_FLAG");
  expect(reconcile([flag], [], moment)).toEqual([]);
  const ended = { ...moment, flagsEnded: { byId: "mira", reason: "Examined." } };
  expect(only(reconcile([flag], [], ended))).toMatchObject({
    state: "closed",
    event: { kind: "closed", byId: "mira", reason: "Examined." },
  });
});

test("a decision made elsewhere closes what it settles, in that person's name, and nothing else", () => {
  const decided = { codes: ["FLARE"] as const, byId: "dana", reason: "Settled." };
  const both = [stored("FLARE"), stored("STOP_SEVERE")];
  expect(only(reconcile(both, [], { ...moment, decided }))).toMatchObject({
    code: "FLARE",
    state: "closed",
    event: { kind: "closed", byId: "dana", reason: "Settled." },
  });
  // Where the condition still holds the decision settles nothing.
  expect(reconcile([stored("FLARE")], [signal("FLARE", "a")], { ...moment, decided })).toEqual([]);
});

describe("a snooze", () => {
  const snoozed = (until: string) => stored("SILENT7", { state: "snoozed", snoozedUntil: until });
  test("counts for nothing until its day, and from its day on is open", () => {
    expect(stateOn(snoozed(addDays(today, 1)), today)).toBe("snoozed");
    expect(stateOn(snoozed(today), today)).toBe("open");
    expect(stateOn(snoozed(addDays(today, -3)), today)).toBe("open");
  });

  test("ends on its day, however late somebody looks", () => {
    const until = addDays(today, -3);
    const change = only(reconcile([snoozed(until)], [signal("SILENT7", "a")], moment));
    expect(change).toMatchObject({ state: "open", openedAt: startOf(until), event: { kind: "reopened" } });
    const p1 = { ...stored("FLARE"), state: "snoozed" as const, snoozedUntil: until };
    expect(only(reconcile([p1], [], moment))).toMatchObject({ state: "open", openedAt: startOf(until) });
  });
});

describe("people", () => {
  const done = (one: StoredSignal, what: SignalAct) => act(one, what, dana, moment);
  const until = addDays(today, 7);

  test("acknowledge, put off, close and bring back, each with who and why", () => {
    for (const [what, state, kind] of [
      [{ kind: "acknowledge" }, "acknowledged", "acknowledged"],
      [{ kind: "snooze", until }, "snoozed", "snoozed"],
      [{ kind: "close" }, "closed", "closed"],
    ] as const) {
      expect(done(stored("SILENT7"), what)).toMatchObject({
        ok: true,
        value: { state, stateAt: now, event: { kind, byId: "dana", reason: "Called." } },
      });
    }
    expect(
      done(stored("SILENT7", { state: "snoozed", snoozedUntil: until }), { kind: "reopen" }),
    ).toMatchObject({
      ok: true,
      value: { state: "open", openedAt: now, snoozedUntil: null },
    });
  });

  test("never put off P0", () => {
    expect(done(stored("STOP_SEVERE"), { kind: "snooze", until })).toMatchObject({ code: "cannot_snooze" });
    expect(done(stored("RED_FLAG"), { kind: "snooze", until })).toMatchObject({ code: "cannot_snooze" });
    expect(done(stored("FLARE"), { kind: "snooze", until })).toMatchObject({ ok: true });
  });

  test("put off from tomorrow to ninety days ahead", () => {
    const snooze = (day: string) => done(stored("SILENT7"), { kind: "snooze", until: day }).ok;
    expect([
      snooze(today),
      snooze(addDays(today, 1)),
      snooze(addDays(today, 90)),
      snooze(addDays(today, 91)),
    ]).toEqual([false, true, true, false]);
    expect(snooze("soon")).toBe(false);
  });

  test("cannot close what follows an open red flag, nor repeat what stands", () => {
    expect(done(stored("RED_FLAG"), { kind: "close" })).toMatchObject({ code: "flag_open" });
    expect(done(stored("FLARE", { state: "acknowledged" }), { kind: "acknowledge" })).toMatchObject({
      code: "conflict",
    });
    expect(done(stored("FLARE", { state: "closed" }), { kind: "close" })).toMatchObject({ code: "conflict" });
    expect(done(stored("FLARE"), { kind: "reopen" })).toMatchObject({ code: "conflict" });
  });

  test("keep the data they judged: newer ones come before what they said", () => {
    const judged = done(stored("FLARE", { fingerprint: "a b" }), { kind: "close" });
    if (!judged.ok) throw new Error(judged.code);
    const kept = { ...stored("FLARE"), ...judged.value, id: "x" } as StoredSignal;
    expect(reconcile([kept], [signal("FLARE", "b")], moment)).toEqual([]);
    expect(only(reconcile([kept], [signal("FLARE", "b c")], moment)).state).toBe("open");
  });
});
