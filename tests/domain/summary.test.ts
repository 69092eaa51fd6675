/** The opening sentences of a course and the next step, by the facts they rest on. */
import { expect, test } from "vitest";
import {
  type NextStepFacts,
  nextStepOf,
  painCourseOf,
  type SummaryFacts,
  summaryOf,
} from "#lib/domain/summary.ts";

const facts: SummaryFacts = {
  phase: "strengthening",
  today: "2026-03-25",
  onsetDay: "2026-01-01",
  phaseSince: "2026-02-02",
  joined: true,
  plan: "in_force",
  rolling: { counted: 19, due: 22, percent: 84, band: "on-track" },
  painDuring: [4, null, 3, 2],
  painAtRest: [],
};
const keys = (more: Partial<SummaryFacts>) => summaryOf({ ...facts, ...more }).map((part) => part.key);

test("the finding with its figures, then pain from first to latest", () => {
  expect(summaryOf(facts)).toEqual([
    { key: "did", done: 19, due: 22, percent: 84 },
    { key: "pain", measure: "during", course: "fell", first: 4, latest: 2 },
  ]);
});

test("too little to say is said: no due, too few, no plan, no answer", () => {
  expect(keys({ rolling: { counted: 0, due: 0, percent: null, band: "insufficient" } })).toEqual([
    "nothing_due",
    "pain",
  ]);
  expect(keys({ rolling: { counted: 1, due: 2, percent: 50, band: "insufficient" } })).toEqual([
    "too_few",
    "pain",
  ]);
  expect(keys({ plan: "none", painDuring: [] })).toEqual(["no_plan", "no_pain_answer"]);
  expect(keys({ painDuring: [null, null] })).toEqual(["did", "no_pain_answer"]);
});

test("acute and discharged say where the patient stands; an open invitation says nothing else", () => {
  expect(summaryOf({ ...facts, phase: "acute", painDuring: [], painAtRest: [5, 3] })).toEqual([
    { key: "acute", day: 83 },
    { key: "did", done: 19, due: 22, percent: 84 },
    { key: "pain", measure: "rest", course: "fell", first: 5, latest: 3 },
  ]);
  expect(
    keys({
      phase: "discharged",
      plan: "ended",
      rolling: { counted: 0, due: 0, percent: null, band: "insufficient" },
    }),
  ).toEqual(["discharged", "pain"]);
  expect(keys({ joined: false })).toEqual(["invited"]);
});

test("one point of pain is noise, two are a change; a reported 0 is an answer", () => {
  expect(painCourseOf([3, 2])).toEqual({ course: "steady", first: 3, latest: 2 });
  expect(painCourseOf([3, 5])).toEqual({ course: "rose", first: 3, latest: 5 });
  expect(painCourseOf([2, null, 0])).toEqual({ course: "fell", first: 2, latest: 0 });
  expect(painCourseOf([null, 0])).toEqual({ course: "one", first: 0, latest: 0 });
  expect(painCourseOf([null])).toBeNull();
});

const step: NextStepFacts = { ...facts, openFlags: [], gate: null, waiting: 0 };
const ready = { outcome: "READY_FOR_REVIEW", reasons: [], tests: [], dayOfEpisode: 20 } as const;

test("the next step: the most urgent of what waits, or nothing", () => {
  expect(nextStepOf(step)).toBeNull();
  expect(nextStepOf({ ...step, waiting: 2 })).toEqual({ key: "late", count: 2 });
  expect(nextStepOf({ ...step, plan: "ended" })).toEqual({ key: "assign" });
  expect(nextStepOf({ ...step, plan: "upcoming" })).toBeNull();
  expect(nextStepOf({ ...step, phase: "acute", gate: ready })).toEqual({ key: "clear" });
  expect(nextStepOf({ ...step, phase: "acute", gate: { ...ready, outcome: "NOT_YET" } })).toEqual({
    key: "slow",
    day: 83,
  });
  expect(
    nextStepOf({ ...step, phase: "acute", plan: "none", gate: { ...ready, outcome: "NOT_YET" } }),
  ).toEqual({ key: "assign_calm" });
  expect(nextStepOf({ ...step, joined: false })).toEqual({ key: "invited" });
  expect(nextStepOf({ ...step, phase: "discharged", plan: "ended" })).toBeNull();
});

test("an open red flag stands above everything, the most urgent code first", () => {
  const at = (day: string) => new Date(`${day}T08:00:00Z`);
  const openFlags = [
    { code: "U" as const, raisedAt: at("2026-03-01") },
    { code: "S" as const, raisedAt: at("2026-03-20") },
    { code: "S" as const, raisedAt: at("2026-03-22") },
  ];
  expect(nextStepOf({ ...step, phase: "acute", gate: ready, openFlags })).toEqual({
    key: "red_flag",
    code: "S",
    count: 3,
    since: at("2026-03-20"),
  });
});
