/**
 * The gate: published examples, each criterion alone, missing answers, edges, and what must hold for any input.
 * Long: eleven criteria, each with its good, bad and missing answer.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import {
  canOverride,
  criterionState,
  decideClearance,
  decideGate,
  type GateCheckIn,
  type GateInput,
  type GateReason,
  gateDefaults,
  gateReasons,
  gateSettingProblems,
  toTestFigures,
} from "#lib/domain/gate.ts";
import { answerGateCase, type GateCase } from "#lib/domain/gate-cases.ts";
import vectors from "./fixtures/gate-vectors.json" with { type: "json" };

const today = "2025-03-05";
const days = [-2, -1, 0].map((n) => addDays(today, n));
const good = (day: string, over: Partial<GateCheckIn> = {}): GateCheckIn => ({
  day,
  restPain: 2,
  worstPain: 4,
  wokenByPain: false,
  analgesicLevel: 1,
  sedating: false,
  walkMinutes: 15,
  standsUnaided: true,
  legWorse: false,
  ...over,
});
const input = (checkIns: GateCheckIn[], over: Partial<GateInput> = {}): GateInput => ({
  checkIns,
  openRedFlag: false,
  onsetOn: addDays(today, -5),
  today,
  ...over,
});
/** Three good check-ins, with changes to the oldest, the middle and the newest. */
const three = (...over: Partial<GateCheckIn>[]) => days.map((day, i) => good(day, over[i] ?? {}));
const answer = (checkIns: GateCheckIn[], over: Partial<GateInput> = {}) => {
  const gate = decideGate(input(checkIns, over));
  return [gate.outcome, [...gate.reasons]];
};

describe("published examples", () => {
  test.each(vectors as unknown as (GateCase & { id: string; expect: unknown })[])("$id", (example) => {
    expect(answerGateCase(example)).toEqual(example.expect);
  });
  test("there are examples", () => expect(vectors.length).toBeGreaterThanOrEqual(5));
});

describe("each criterion alone", () => {
  test("all met is ready for review", () => expect(answer(three())).toEqual(["READY_FOR_REVIEW", []]));
  test.each<[GateReason, GateCheckIn[]]>([
    ["DATA", three().slice(1)],
    ["REST_PAIN", three({ restPain: 4 }, { restPain: 3 }, { restPain: 3 })],
    ["REST_PAIN", three({}, { restPain: 4 }, {})],
    ["WORST_PAIN", three({ worstPain: 6 })],
    ["RISING", three({ restPain: 1 }, {}, { restPain: 3 })],
    ["NIGHT", three({}, { wokenByPain: true })],
    ["NIGHT", three({}, {}, { wokenByPain: true })],
    ["ANALGESIC_UP", three({ analgesicLevel: 0 })],
    ["ANALGESIC_UP", three({ analgesicLevel: 1 }, { analgesicLevel: 2 }, { analgesicLevel: 1 })],
    ["SEDATING", three({}, {}, { sedating: true })],
    ["WALK", three({}, {}, { walkMinutes: 9 })],
    ["STAND", three({}, {}, { standsUnaided: false })],
  ])("%s", (reason, checkIns) => {
    expect(answer(checkIns)).toEqual(["NOT_YET", [reason]]);
  });
  test("every limit is inclusive where the rule says so", () => {
    const edge = three(
      { restPain: 2, worstPain: 5 },
      { restPain: 3, worstPain: 5 },
      { restPain: 3, worstPain: 5, walkMinutes: 10 },
    );
    expect(answer(edge)).toEqual(["READY_FOR_REVIEW", []]);
  });
  test("woken three check-ins ago does not count", () =>
    expect(answer(three({ wokenByPain: true }))[0]).toBe("READY_FOR_REVIEW"));
  test("walk, chair and drowsiness are those of the newest check-in", () =>
    expect(answer(three({ walkMinutes: 0, standsUnaided: false, sedating: true }))[0]).toBe(
      "READY_FOR_REVIEW",
    ));
  test("a medicine level that falls is fine", () =>
    expect(answer(three({ analgesicLevel: 3 }, { analgesicLevel: 2 }))[0]).toBe("READY_FOR_REVIEW"));
});

describe("data", () => {
  test("the newest may be of yesterday, not older", () => {
    expect(answer(three(), { today: addDays(today, 1) })).toEqual(["READY_FOR_REVIEW", []]);
    expect(answer(three(), { today: addDays(today, 2) })).toEqual(["NOT_YET", ["DATA"]]);
  });
  test("no check-in at all is DATA alone, with the rest not known", () => {
    const gate = decideGate(input([]));
    expect([gate.outcome, gate.reasons]).toEqual(["NOT_YET", ["DATA"]]);
    expect(criterionState(gate, "g1")).toBe("unknown");
    expect(criterionState(gate, "g5")).toBe("not_met");
  });
  test("with fewer check-ins the others read what exists", () =>
    expect(answer([good(today, { restPain: 5, wokenByPain: true })])).toEqual([
      "NOT_YET",
      ["DATA", "REST_PAIN", "NIGHT"],
    ]));
  test("any order, and only the last three by day count", () => {
    const older = good(addDays(today, -3), { restPain: 9, worstPain: 9, legWorse: true });
    expect(answer([...three().toReversed(), older])).toEqual(["READY_FOR_REVIEW", []]);
  });
  test("the latest correction of a day counts: by revision, else by place in the list", () => {
    expect(answer([...three(), good(today, { restPain: 3 })])[0]).toBe("READY_FOR_REVIEW");
    expect(answer([...three(), good(today, { restPain: 4, revision: 1 })])).toEqual([
      "NOT_YET",
      ["REST_PAIN", "RISING"],
    ]);
    expect(answer([good(today, { revision: 1 }), ...three({}, {}, { restPain: 9, revision: 0 })])[0]).toBe(
      "READY_FOR_REVIEW",
    );
  });
  test("consecutive over the end of February", () => {
    const run = ["2024-02-28", "2024-02-29", "2024-03-01"].map((day) => good(day));
    expect(answer(run, { today: "2024-03-01" })[0]).toBe("READY_FOR_REVIEW");
    const gap = ["2025-02-27", "2025-02-28", "2025-03-02"].map((day) => good(day));
    expect(answer(gap, { today: "2025-03-02" })).toEqual(["NOT_YET", ["DATA"]]);
  });
});

test("all failing reasons are listed, in the fixed order", () => {
  const bad = good(addDays(today, -3), { restPain: 4, worstPain: 9, analgesicLevel: 0 });
  const worse = good(today, {
    restPain: 8,
    worstPain: 9,
    wokenByPain: true,
    analgesicLevel: 3,
    sedating: true,
    walkMinutes: 1,
    standsUnaided: false,
  });
  expect(answer([worse, bad])).toEqual(["NOT_YET", [...gateReasons]]);
});

describe("missing answers", () => {
  test.each<[keyof GateCheckIn, GateReason[]]>([
    ["restPain", ["REST_PAIN", "RISING"]],
    ["worstPain", ["WORST_PAIN"]],
    ["wokenByPain", ["NIGHT"]],
    ["analgesicLevel", ["ANALGESIC_UP"]],
    ["sedating", ["SEDATING"]],
    ["walkMinutes", ["WALK"]],
    ["standsUnaided", ["STAND"]],
  ])("%s of the newest fails its test", (field, reasons) => {
    const gate = decideGate(input(three({}, {}, { [field]: null })));
    expect([gate.outcome, gate.reasons]).toEqual(["NOT_YET", reasons]);
    expect(gate.tests.find((t) => t.reason === reasons[0])?.state).toBe("unknown");
  });
  test("a leg question left open escalates like a yes, and is told apart", () => {
    const gate = decideGate(input(three({}, {}, { legWorse: null })));
    expect([gate.outcome, gate.reasons]).toEqual(["ESCALATE", ["NEURO"]]);
    expect(criterionState(gate, "g8")).toBe("unknown");
  });
  test("a value outside the scale is no answer", () =>
    expect(answer(three({}, { restPain: -1 }, { worstPain: Number.NaN }))).toEqual([
      "NOT_YET",
      ["REST_PAIN", "WORST_PAIN"],
    ]));
  test("a rise across an unanswered day is seen", () => {
    const gate = decideGate(
      input(three({ analgesicLevel: 1 }, { analgesicLevel: null }, { analgesicLevel: 2 })),
    );
    expect(gate.tests.find((t) => t.reason === "ANALGESIC_UP")?.state).toBe("not_met");
  });
});

describe("day 14", () => {
  const late = three({ restPain: 4 }, { restPain: 3 }, { restPain: 3 });
  test.each([
    [13, "NOT_YET"],
    [14, "REVIEW_SLOW"],
    [60, "REVIEW_SLOW"],
  ])("day %i is %s", (n, outcome) => {
    expect(answer(late, { onsetOn: addDays(today, -n) })).toEqual([outcome, ["REST_PAIN"]]);
  });
  test("ready stays ready, and an unknown onset is never slow", () => {
    expect(answer(three(), { onsetOn: addDays(today, -30) })[0]).toBe("READY_FOR_REVIEW");
    expect(answer(late, { onsetOn: null })[0]).toBe("NOT_YET");
  });
});

describe("escalation", () => {
  test("a red flag comes before a worse leg, and hides every other reason", () => {
    const bad = three({ restPain: 9 }, {}, { legWorse: true });
    expect(answer(bad, { openRedFlag: true, onsetOn: addDays(today, -20) })).toEqual([
      "ESCALATE",
      ["RED_FLAG"],
    ]);
    expect(answer(bad)).toEqual(["ESCALATE", ["NEURO"]]);
  });
  test("a worse leg anywhere in the window counts, one before it does not", () => {
    expect(answer(three({ legWorse: true }))).toEqual(["ESCALATE", ["NEURO"]]);
    expect(answer([good(addDays(today, -3), { legWorse: true }), ...three()])[0]).toBe("READY_FOR_REVIEW");
  });
  test("an answer that a person has assessed and cleared counts no more", () =>
    expect(answer(three({}, { legWorse: true, legWorseCleared: true }))[0]).toBe("READY_FOR_REVIEW"));
  test("an open flag escalates without any check-in", () =>
    expect(answer([], { openRedFlag: true })).toEqual(["ESCALATE", ["RED_FLAG"]]));
});

describe("clearance", () => {
  test.each([
    ["NOT_YET", true],
    ["REVIEW_SLOW", true],
    ["READY_FOR_REVIEW", false],
    ["ESCALATE", false],
  ] as const)("override of %s: %s", (outcome, allowed) => expect(canOverride({ outcome })).toBe(allowed));
  test.each([
    ["READY_FOR_REVIEW", null, { ok: true, value: "criteria_met" }],
    ["NOT_YET", "  ", { ok: false, code: "reason_required" }],
    ["REVIEW_SLOW", null, { ok: false, code: "reason_required" }],
    ["NOT_YET", "Known chronic baseline of 4", { ok: true, value: "override" }],
    ["ESCALATE", "I am sure", { ok: false, code: "gate_escalates" }],
  ] as const)("%s with reason %j", (outcome, reason, result) =>
    expect(decideClearance({ outcome }, reason)).toEqual(result),
  );
});

describe("what screens are given", () => {
  test("every criterion has a state, the values read and its limit", () => {
    const gate = decideGate(input(three({ restPain: 4 }, { restPain: 3 })));
    expect(new Set(gate.tests.map((t) => t.criterion)).size).toBe(8);
    expect(gate.tests).toHaveLength(11);
    const rest = gate.tests.find((t) => t.reason === "REST_PAIN")!;
    expect(rest).toMatchObject({ criterion: "g1", state: "not_met", limit: 3 });
    expect(toTestFigures(rest)).toMatchObject({ values: "4, 3, 2", limit: 3, total: 3 });
    expect(gate.dayOfEpisode).toBe(5);
  });
  test("DATA shows which days of the run have a check-in", () => {
    const gate = decideGate(input([good(days[0]!), good(days[2]!)]));
    expect(gate.tests[0]?.values.map((v) => v.value)).toEqual([true, false, true]);
    expect(toTestFigures(gate.tests[0]!)).toMatchObject({ yes: 2, limit: 3 });
  });
  test("an unanswered value reads as a question mark, never as zero", () => {
    const gate = decideGate(input(three({}, { worstPain: null })));
    expect(toTestFigures(gate.tests.find((t) => t.reason === "WORST_PAIN")!).values).toBe("4, ?, 4");
  });
});

test("edited limits are used, and limits that make no sense are named", () => {
  const wide = { ...gateDefaults, restPainMax: 4, window: 2 };
  expect(decideGate(input(three({ restPain: 9 }, { restPain: 4 }, { restPain: 4 })), wide).outcome).toBe(
    "READY_FOR_REVIEW",
  );
  expect(gateSettingProblems(gateDefaults)).toEqual([]);
  expect(gateSettingProblems({ ...gateDefaults, restPainMax: 4, worstPainMax: 3 })).toEqual(["worstPainMax"]);
  expect(gateSettingProblems({ ...gateDefaults, window: 2, nightWindow: 3, slowFromDay: 14.5 })).toEqual([
    "nightWindow",
    "slowFromDay",
  ]);
});

describe("for any input", () => {
  const nrs = fc.option(fc.integer({ min: 0, max: 10 }), { freq: 8 });
  const yesNo = fc.option(fc.boolean(), { freq: 8 });
  const checkIn = (day: string) =>
    fc.record({
      day: fc.constant(day),
      restPain: nrs,
      worstPain: nrs,
      wokenByPain: yesNo,
      analgesicLevel: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 8 }),
      sedating: yesNo,
      walkMinutes: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 8 }),
      standsUnaided: yesNo,
      legWorse: yesNo,
    }) as fc.Arbitrary<GateCheckIn>;
  const run = fc.tuple(...days.map(checkIn)).map((rows) => [...rows]);
  /** Mostly fit to be ready, so that the properties are not tried on hopeless cases alone. */
  const mild = fc
    .tuple(
      ...days.map(() =>
        fc.record({ restPain: fc.integer({ min: 0, max: 4 }), worstPain: fc.integer({ min: 3, max: 6 }) }),
      ),
    )
    .map((pains) => days.map((day, i) => good(day, pains[i])));

  test("a single missing answer that a test reads is never READY", () => {
    const fields = ["restPain", "worstPain", "analgesicLevel", "legWorse"] as const;
    const newest = ["wokenByPain", "sedating", "walkMinutes", "standsUnaided"] as const;
    const hole = fc.oneof(
      fc.tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom(...fields)),
      fc.tuple(fc.constant(2), fc.constantFrom(...newest)),
      fc.constant([1, "wokenByPain"] as const),
    );
    fc.assert(
      fc.property(fc.oneof(mild, fc.constant(three())), hole, (rows, [at, field]) => {
        const holed = rows.map((row, i) => (i === at ? { ...row, [field]: null } : row));
        // The middle resting pain is read by REST_PAIN too, so every field above is covered.
        expect(decideGate(input(holed)).outcome).not.toBe("READY_FOR_REVIEW");
      }),
    );
  });

  test("an open red flag is always ESCALATE RED_FLAG", () =>
    fc.assert(
      fc.property(run, (rows) => {
        expect(answer(rows, { openRedFlag: true })).toEqual(["ESCALATE", ["RED_FLAG"]]);
      }),
    ));

  test("more pain never makes ready what was not", () => {
    const more = fc.tuple(
      fc.constantFrom("restPain", "worstPain"),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 1, max: 10 }),
    );
    fc.assert(
      fc.property(fc.oneof(mild, run), more, (rows, [field, at, by]) => {
        // A higher first resting pain alone lowers the rise, so a rise is compared by raising all three.
        const worse = rows.map((row, i) => {
          const value = row[field as "restPain"];
          const raised = field === "restPain" ? i >= at || at === 0 : i === at;
          return raised && value !== null ? { ...row, [field]: Math.min(10, value + by) } : row;
        });
        if (decideGate(input(rows)).outcome === "NOT_YET")
          expect(decideGate(input(worse)).outcome).not.toBe("READY_FOR_REVIEW");
      }),
      { numRuns: 500 },
    );
  });

  test("outcome and reasons agree, and the order of the list does not matter", () =>
    fc.assert(
      fc.property(fc.oneof(mild, run), (rows) => {
        const gate = decideGate(input(rows));
        expect(gate.outcome === "READY_FOR_REVIEW").toBe(gate.reasons.length === 0);
        expect(decideGate(input(rows.toReversed()))).toEqual(gate);
        const order = gate.reasons.map((r) => (gateReasons as readonly string[]).indexOf(r));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
    ));
});
