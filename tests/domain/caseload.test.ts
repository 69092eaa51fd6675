/** The order of a caseload, its filters and finding a name. */
import { describe, expect, test } from "vitest";
import {
  bySignalUrgency,
  compareByNeed,
  groupOf,
  matchesFilter,
  needOf,
  parseFilter,
} from "#lib/domain/caseload.ts";
import { matchesName } from "#lib/domain/name-search.ts";
import { type SignalCode, signalCodes, signalRules } from "#lib/domain/signal.ts";
import type { SignalState } from "#lib/domain/signal-state.ts";
import weights from "./fixtures/triage-weights.json" with { type: "json" };

const now = new Date("2026-03-25T10:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const signal = (code: SignalCode, openedAt: Date = now, state: SignalState = "open") => ({
  code,
  state,
  openedAt,
});

describe("need", () => {
  test("weights of the distinct signals and the hours waited: the worked cases of clinical.md H", () => {
    expect(needOf([signal("RED_FLAG")], now)).toEqual({ tier: 0, score: 1000, waitingHours: 0 });
    expect(needOf([signal("ADH_LOW", hoursAgo(20)), signal("SILENT7")], now)).toEqual({
      tier: 2,
      score: 250,
      waitingHours: 20,
    });
    expect(needOf([], now)).toEqual({ tier: null, score: 0, waitingHours: 0 });
  });

  test("hours count up to 96 in the score and uncapped in the tie-break; whole hours, never negative", () => {
    expect(needOf([signal("ADH_LOW", hoursAgo(200))], now)).toEqual({
      tier: 2,
      score: 216,
      waitingHours: 200,
    });
    expect(needOf([signal("ADH_LOW", hoursAgo(1.9))], now).waitingHours).toBe(1);
    expect(needOf([signal("ADH_LOW", hoursAgo(-5))], now).waitingHours).toBe(0);
  });

  test("several of one code weigh once", () => {
    expect(needOf([signal("RED_FLAG"), signal("RED_FLAG")], now).score).toBe(1000);
  });

  test("acknowledged ones keep tier and weight and add no hours; snoozed and closed ones count for nothing", () => {
    const acknowledged = signal("FLARE", hoursAgo(50), "acknowledged");
    expect(needOf([acknowledged], now)).toEqual({ tier: 1, score: 300, waitingHours: 0 });
    expect(needOf([acknowledged, signal("ADH_LOW", hoursAgo(3))], now)).toEqual({
      tier: 1,
      score: 423,
      waitingHours: 3,
    });
    expect(needOf([signal("FLARE", hoursAgo(50), "snoozed"), signal("ADH_LOW", now, "closed")], now)).toEqual(
      {
        tier: null,
        score: 0,
        waitingHours: 0,
      },
    );
  });
});

test("tier before score, score before waiting, waiting before id, whatever order they come in", () => {
  const rows = [
    { id: "f", tier: null, score: 0, waitingHours: 0 },
    { id: "e", tier: 2 as const, score: 196, waitingHours: 96 },
    { id: "d", tier: 2 as const, score: 196, waitingHours: 300 },
    { id: "c", tier: 1 as const, score: 260, waitingHours: 0 },
    { id: "b", tier: 0 as const, score: 1000, waitingHours: 0 },
    { id: "a", tier: null, score: 0, waitingHours: 0 },
    { id: "g", tier: 2 as const, score: 230, waitingHours: 0 },
  ];
  const expected = ["b", "c", "g", "d", "e", "a", "f"];
  expect(rows.toSorted(compareByNeed).map((row) => row.id)).toEqual(expected);
  expect(
    rows
      .toReversed()
      .toSorted(compareByNeed)
      .map((row) => row.id),
  ).toEqual(expected);
});

test("a row tells what waits for a decision before how much was done", () => {
  const told = bySignalUrgency([
    signal("ADH_LOW"),
    signal("INVITED"),
    signal("GATE_READY"),
    signal("FLAG_TU"),
    signal("RED_FLAG"),
  ]);
  expect(told.map((one) => one.code)).toEqual(["RED_FLAG", "FLAG_TU", "GATE_READY", "ADH_LOW", "INVITED"]);
});

test("tiers and weights are those of clinical.md H, and of nothing else", () => {
  const own = { LATE_ENTRY: ["P3", 20], INVITED: ["P3", 20] };
  expect(
    Object.fromEntries(
      signalCodes.map((code) => [code, [`P${signalRules[code].tier}`, signalRules[code].weight]]),
    ),
  ).toEqual({ ...weights, ...own });
});

test("groups: by tier; a discharged patient apart, but never with a red flag open", () => {
  expect(groupOf({ tier: 0, phase: "discharged" })).toBe("now");
  expect(groupOf({ tier: null, phase: "discharged" })).toBe("discharged");
  expect(groupOf({ tier: null, phase: "acute" })).toBe("none");
  expect(groupOf({ tier: 3, phase: "acute" })).toBe("later");
});

test("filters read the address and fall back to everyone", () => {
  expect(parseFilter("silent")).toBe("silent");
  expect(parseFilter("<script>")).toBe("everyone");
  expect(parseFilter(["mine"])).toBe("everyone");
  const row = { phase: "acute" as const, isLead: false, signals: [signal("GATE_READY")] };
  expect(matchesFilter(row, "acute")).toBe(true);
  expect(matchesFilter(row, "ready")).toBe(true);
  expect(matchesFilter(row, "mine")).toBe(false);
  expect(matchesFilter(row, "silent")).toBe(false);
});

test("a name is found without case and accents, by the beginning of any of its parts", () => {
  expect(matchesName("Zoë García-Núñez", "garcia")).toBe(true);
  expect(matchesName("Zoë García-Núñez", "zo nu")).toBe(true);
  expect(matchesName("Zoë García-Núñez", "  ZOE  ")).toBe(true);
  expect(matchesName("Zoë García-Núñez", "arc")).toBe(true);
  expect(matchesName("Zoë García-Núñez", "ar")).toBe(false);
  expect(matchesName("Zoë García-Núñez", "zoe smith")).toBe(false);
  expect(matchesName("Anyone", "")).toBe(true);
});
