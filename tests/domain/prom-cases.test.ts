/** The published scoring examples, and what the text says where they are silent. */
import { expect, test } from "vitest";
import { answerScoringCase } from "#lib/domain/prom-cases.ts";
import vectors from "./fixtures/scoring-vectors.json" with { type: "json" };

test.each(vectors.map((one) => [one.id, one] as const))("vector %s", (_id, { input, expect: expected }) => {
  expect(answerScoringCase(input)).toEqual(expected);
});

const ticks = (ticked: number, not: number, missing: number) => [
  ...Array<number>(ticked).fill(1),
  ...Array<number>(not).fill(0),
  ...Array<null>(missing).fill(null),
];
const fabq = (missing: readonly number[], value: number | null = 4) =>
  Array.from({ length: 16 }, (_, index) => (missing.includes(index + 1) ? null : value));

test.each<[string, Record<string, unknown>, unknown]>([
  ["RMDQ 10 ticked, 10 not, 4 missing: 12", { measure: "rmdq", answers: ticks(10, 10, 4) }, 12],
  ["RMDQ 9 of 22 answered: 9.82 is 10", { measure: "rmdq", answers: ticks(9, 13, 2) }, 10],
  ["RMDQ 21 of 21: 24", { measure: "rmdq", answers: ticks(21, 0, 3) }, 24],
  ["RMDQ with a page of six never confirmed", { measure: "rmdq", answers: ticks(10, 8, 6) }, null],
  ["RMDQ of nothing", { measure: "rmdq", answers: ticks(0, 0, 24) }, null],
  ["RMDQ nothing ticked is a score of 0", { measure: "rmdq", answers: ticks(0, 24, 0) }, 0],
  ["RMDQ of 23 items is another questionnaire", { measure: "rmdq", answers: ticks(10, 13, 0) }, null],
  ["RMDQ with a 2", { measure: "rmdq", answers: [2, ...ticks(10, 13, 0)] }, null],
  [
    "ODI 8 of 10: 100 × 17 / 40 = 42.5 is 43",
    { measure: "odi", answers: [2, 2, 2, 2, 2, 2, 2, 3, null, null] },
    43,
  ],
  ["ODI 7 of 10", { measure: "odi", answers: [2, 2, 2, 2, 2, 2, 2, null, null, null] }, null],
  ["ODI with a 6 is refused, not clipped", { measure: "odi", answers: [6, 2, 2, 2, 2, 2, 2, 2, 2, 2] }, null],
  ["ODI with a half", { measure: "odi", answers: [0.5, 2, 2, 2, 2, 2, 2, 2, 2, 2] }, null],
  ["PSFS of nothing", { measure: "psfs", answers: [] }, null],
  ["PSFS none rated", { measure: "psfs", answers: [null, null] }, null],
  ["PSFS 3, 4: 3.5", { measure: "psfs", answers: [3, 4] }, 3.5],
  ["PSFS 1, 1, 1, 2: 1.25 is 1.3", { measure: "psfs", answers: [1, 1, 1, 2] }, 1.3],
  ["PSFS of six", { measure: "psfs", answers: [1, 1, 1, 1, 1, 1] }, null],
  ["PSFS 0, 0 is 0", { measure: "psfs", answers: [0, 0] }, 0],
  [
    "PSEQ one missing: 37 / 9 × 10 = 41.1",
    { measure: "pseq", answers: [5, 4, 4, 4, 4, 4, 4, 4, 4, null] },
    41,
  ],
  ["PSEQ two missing", { measure: "pseq", answers: [4, 4, 4, 4, 4, 4, 4, 4, null, null] }, null],
  ["PSEQ of two items", { measure: "pseq", answers: [5, 4] }, 9],
  ["PSEQ of two items, one missing", { measure: "pseq", answers: [5, null] }, 10],
  ["PSEQ with a 7", { measure: "pseq", answers: [7, 4, 4, 4, 4, 4, 4, 4, 4, 4] }, null],
  ["FABQ item 3 missing: no physical", { measure: "fabq", answers: fabq([3]) }, [null, 28]],
  ["FABQ item 11 missing: no work", { measure: "fabq", answers: fabq([11]) }, [16, null]],
  [
    "FABQ an item that is not scored missing",
    { measure: "fabq", answers: fabq([1, 8, 13, 14, 16]) },
    [16, 28],
  ],
  ["FABQ all 6", { measure: "fabq", answers: fabq([], 6) }, [24, 42]],
  ["FABQ with a 7", { measure: "fabq", answers: [7, ...fabq([]).slice(1)] }, [null, null]],
  [
    "STarT total 3, psych 3 is low",
    { measure: "startback", agree: [0, 0, 0, 0, 1, 1, 1, 0], bothersome: 2 },
    [3, 3, "low"],
  ],
  [
    "STarT 4 with psych 3 is medium",
    { measure: "startback", agree: [1, 0, 0, 0, 1, 1, 1, 0], bothersome: 0 },
    [4, 3, "medium"],
  ],
  [
    "STarT extremely counts",
    { measure: "startback", agree: [0, 0, 0, 0, 1, 1, 1, 0], bothersome: 4 },
    [4, 4, "high"],
  ],
  [
    "STarT bothersome missing",
    { measure: "startback", agree: [1, 1, 1, 1, 1, 1, 1, 1], bothersome: null },
    null,
  ],
  ["STarT bothersome 5", { measure: "startback", agree: [1, 1, 1, 1, 1, 1, 1, 1], bothersome: 5 }, null],
  ["PEG one missing: nothing is made up", { measure: "peg", answers: [6, null, 7] }, null],
  ["PEG 6, 5, 6: 5.67 is 5.7", { measure: "peg", answers: [6, 5, 6] }, 5.7],
  ["EARS one missing", { measure: "ears", answers: [4, 4, 4, 4, 4, null] }, null],
  ["NPRS 0 is a score", { measure: "nprs", value: 0 }, 0],
  ["NPRS average of the three", { measure: "nprs", answers: [2, 7, 4] }, 4],
  ["NPRS without the average", { measure: "nprs", answers: [2, 7, null] }, null],
  ["NPRS 11", { measure: "nprs", value: 11 }, null],
  ["PGIC −3", { measure: "pgic", value: -3 }, -3],
  [
    "improved: NPRS 8 → 6 is 2 points, 25 %",
    { measure: "improved", kind: "nprs", baseline: 8, now: 6 },
    false,
  ],
  [
    "improved: NPRS 3 → 2 is 33 %, 1 point",
    { measure: "improved", kind: "nprs", baseline: 3, now: 2 },
    false,
  ],
  [
    "improved: RMDQ 20 → 14 is 6 points, 30 %",
    { measure: "improved", kind: "rmdq", baseline: 20, now: 14 },
    true,
  ],
  ["improved: RMDQ 20 → 15 is 25 %", { measure: "improved", kind: "rmdq", baseline: 20, now: 15 }, false],
  ["improved: RMDQ 6 → 2 is 4 points", { measure: "improved", kind: "rmdq", baseline: 6, now: 2 }, false],
  [
    "improved: PSFS 4.3 → 6.3 is exactly 2",
    { measure: "improved", kind: "psfs", baseline: 4.3, now: 6.3 },
    true,
  ],
  ["improved: PSFS 4.3 → 6.2", { measure: "improved", kind: "psfs", baseline: 4.3, now: 6.2 }, false],
  ["improved: worse is not improved", { measure: "improved", kind: "nprs", baseline: 4, now: 6 }, false],
  [
    "improved: unknown without a first score",
    { measure: "improved", kind: "nprs", baseline: null, now: 1 },
    null,
  ],
  ["improved: PGIC +2", { measure: "improved", kind: "pgic", now: 2 }, true],
  ["improved: PGIC +1", { measure: "improved", kind: "pgic", now: 1 }, false],
  ["recovered: RMDQ 3", { measure: "recovered", nprs: 0, rmdq: 3 }, false],
  ["recovered: RMDQ unknown, NPRS 0", { measure: "recovered", nprs: 0, rmdq: null }, null],
  ["recovered: RMDQ unknown, NPRS 1", { measure: "recovered", nprs: 1, rmdq: null }, false],
  [
    "success: PGIC +2 and NPRS improved",
    { measure: "success", pgic: 2, nprs: { baseline: 6, now: 4 }, rmdq: { baseline: 14, now: 12 } },
    true,
  ],
  [
    "success: PGIC +1",
    { measure: "success", pgic: 1, nprs: { baseline: 6, now: 1 }, rmdq: { baseline: 14, now: 2 } },
    false,
  ],
  [
    "success: PGIC +3 alone",
    { measure: "success", pgic: 3, nprs: { baseline: 6, now: 5 }, rmdq: { baseline: 14, now: 12 } },
    false,
  ],
])("%s", (_name, input, expected) => {
  expect(answerScoringCase({ input })).toEqual(expected);
  expect(answerScoringCase(input)).toEqual(expected);
});

test.each<[string, unknown]>([
  ["an unknown measure", { measure: "sf36", answers: [] }],
  ["answers that are no list", { measure: "rmdq", answers: "all" }],
  ["an answer in words", { measure: "odi", answers: ["two"] }],
  ["an unknown kind of change", { measure: "improved", kind: "fabq", baseline: 1, now: 2 }],
])("refuses %s", (_name, input) => {
  expect(() => answerScoringCase({ input })).toThrow();
});
