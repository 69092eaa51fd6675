/** A whole program decided at once: three steps up a session whatever is looked at later, and none while it must not. */
import { describe, expect, test } from "vitest";
import type { Dose } from "#lib/domain/dosage.ts";
import { defaultRules, type PrescriptionBounds } from "#lib/domain/prescription.ts";
import {
  type NewDecision,
  type PlanGround,
  type PlannedExposure,
  type PlanRow,
  type PlanVersion,
  planProgression,
  replayDecision,
  type StandingDecision,
} from "#lib/domain/progression-plan.ts";

const dose = (reps: number): Dose => ({
  axis: "reps",
  sets: 2,
  reps,
  holdSeconds: null,
  durationSeconds: null,
  distanceM: null,
  loadG: null,
});
const bounds: PrescriptionBounds = {
  sets: { min: 1, max: 3 },
  reps: { min: 6, max: 14 },
  holdSeconds: null,
  durationSeconds: null,
  distanceM: null,
  incrementG: 2000,
  lightestLoadG: 2000,
  loadMaxG: null,
};
const slugs = ["a", "b", "c", "d", "e"];
const rowsWith = (version: string, reps: (slug: string) => number): PlanRow[] =>
  slugs.map((slug, position) => ({
    prescriptionId: `${version}-${slug}`,
    exerciseId: slug,
    slug,
    dose: dose(reps(slug)),
    side: "both",
    effortMax: 7,
    bounds,
    findsLoad: false,
    position,
  }));
const version = (versionId: string, effectiveFrom: string, reps: (slug: string) => number): PlanVersion => ({
  versionId,
  origin: "person",
  effectiveFrom,
  rules: defaultRules,
  rows: rowsWith(versionId, reps),
});
/** A session of every exercise of a version, easy and answered unless `more` says otherwise. */
const session = (of: PlanVersion, day: string, more: Partial<PlannedExposure> = {}): PlannedExposure[] =>
  of.rows.map((row) => ({
    id: `${day}-${row.slug}`,
    day,
    sessionId: day,
    versionId: of.versionId,
    prescriptionId: row.prescriptionId,
    dose: row.dose,
    done: [row.dose.reps ?? 0, row.dose.reps ?? 0],
    restPainBefore: 1,
    painDuring: 1,
    nextDayPain: 1,
    effort: 5,
    stopReason: "none",
    ...more,
  }));
const first = version("v1", "2025-03-03", () => 8);
const ground = (more: Partial<PlanGround>): PlanGround => ({
  chain: [first],
  exposures: [],
  exercises: new Map(
    slugs.map((slug) => [
      slug,
      {
        id: slug,
        axis: "reps",
        loadable: false,
        bounds,
        defaultDose: dose(6),
        easier: null,
        harder: null,
        offered: true,
      },
    ]),
  ),
  standing: [],
  waiting: [],
  today: "2025-03-08",
  redFlagOpen: false,
  flareActive: false,
  ...more,
});

/** What is on record after a run: what was decided replaces what it names. */
const recorded = (before: readonly StandingDecision[], made: readonly NewDecision[]): StandingDecision[] => [
  ...before.filter((one) => !made.some((decision) => decision.supersedes?.id === one.id)),
  ...made.map((one) => ({
    id: `${one.exerciseId} ${one.exposure.sessionId} ${one.decision.reason}`,
    exerciseId: one.exerciseId,
    lastSessionId: one.exposure.sessionId,
    outcome: one.decision.action,
    reason: one.decision.reason,
    proposal: one.decision.next,
    inputs: one.inputs,
    resolution: null,
  })),
];
const stepsUp = (standing: readonly StandingDecision[], sessionId: string) =>
  standing
    .filter((one) => one.outcome === "PROGRESS" && one.lastSessionId === sessionId)
    .map((one) => one.exerciseId)
    .sort();

describe("three steps up a session", () => {
  const two = [...session(first, "2025-03-03"), ...session(first, "2025-03-05")];
  const early = recorded([], planProgression(ground({ exposures: two })).decisions);

  test("stand for the newest one", () => {
    expect(stepsUp(early, "2025-03-05")).toEqual(["a", "b", "c"]);
  });

  test("are not more once a newer session has come", () => {
    const third = session(first, "2025-03-07", { nextDayPain: null });
    const later = planProgression(ground({ exposures: [...two, ...third], standing: early }));
    expect(later.decisions.map((one) => one.exposure.sessionId)).toEqual(Array(5).fill("2025-03-07"));
    expect(stepsUp(recorded(early, later.decisions), "2025-03-05")).toEqual(["a", "b", "c"]);
  });

  test("are not more where the answer comes after a newer session", () => {
    const unanswered = two.map((one) => (one.day === "2025-03-05" ? { ...one, nextDayPain: null } : one));
    const third = session(first, "2025-03-07", { nextDayPain: null });
    let standing = recorded([], planProgression(ground({ exposures: [...unanswered, ...third] })).decisions);
    standing = recorded(
      standing,
      planProgression(ground({ exposures: [...two, ...third], standing })).decisions,
    );
    expect(stepsUp(standing, "2025-03-05")).toEqual(["a", "b", "c"]);
    for (const one of standing) {
      expect(replayDecision(one.inputs)).toMatchObject({ action: one.outcome, reason: one.reason });
    }
  });

  test("are used up by those that a therapist has approved", () => {
    const next = version("v2", "2025-03-06", (slug) => (slug === "a" || slug === "b" ? 10 : 8));
    const approved = early.map((one) =>
      one.exerciseId === "a" || one.exerciseId === "b"
        ? { ...one, resolution: { kind: "approved" as const, versionId: "v2" } }
        : one,
    );
    const again = planProgression(
      ground({ chain: [first, next], exposures: two, standing: approved, today: "2025-03-06" }),
    );
    expect(stepsUp(recorded(approved, again.decisions), "2025-03-05")).toEqual(["a", "b", "c"]);
  });

  test("go to the exercise that has not changed the longest, as it was when the session was done", () => {
    const approving: PrescriptionBounds = { ...bounds, approval: { dose: dose(14), until: "2025-12-31" } };
    const open = { ...first, rows: first.rows.map((row) => ({ ...row, bounds: approving })) };
    const exposures = [...session(open, "2025-03-03"), ...session(open, "2025-03-05")];
    const run = planProgression(ground({ chain: [open], exposures }));
    const standing = recorded([], run.decisions).map((one) =>
      one.outcome === "PROGRESS"
        ? { ...one, resolution: { kind: "applied" as const, versionId: "v2" } }
        : one,
    );
    const applied: PlanVersion = {
      ...version("v2", "2025-03-06", (slug) => ("abc".includes(slug) ? 10 : 8)),
      origin: "rules",
    };
    const later = planProgression(
      ground({ chain: [open, applied], exposures, standing, today: "2025-03-06" }),
    );
    expect(later.decisions).toEqual([]);
  });
});

describe("a pause of all strengthening", () => {
  test("keeps the step down that came before it, and raises nothing", () => {
    const hurt = session(first, "2025-03-03", { painDuring: 6 });
    const fine = session(first, "2025-03-05", { nextDayPain: null });
    const { suspendAll, targets } = planProgression(
      ground({ exposures: [...hurt, ...fine], redFlagOpen: true }),
    );
    expect(suspendAll?.reason).toBe("RED_FLAG");
    expect(targets.map(({ kind, dose: to }) => [kind, to.reps])).toEqual(Array(5).fill(["dose", 6]));
  });
});

describe("a late answer", () => {
  const two = [...session(first, "2025-03-03"), ...session(first, "2025-03-05", { nextDayPain: null })];
  const third = session(first, "2025-03-07", { nextDayPain: null });
  const standing = recorded([], planProgression(ground({ exposures: [...two, ...third] })).decisions);
  const answered = [...session(first, "2025-03-03"), ...session(first, "2025-03-05"), ...third];

  test("and a late session are judged by the days on which they were done, not by those on which they came", () => {
    const firsts = session(first, "2025-03-03");
    const seconds = session(first, "2025-03-05");
    const late = { today: "2025-03-20" };
    let known = recorded([], planProgression(ground({ exposures: firsts, ...late })).decisions);
    expect(known[0]?.reason).toMatch(/^LAYOFF/);
    const exposures = [...firsts, ...seconds];
    known = recorded(known, planProgression(ground({ exposures, standing: known, ...late })).decisions);
    const atOnce = recorded([], planProgression(ground({ exposures, ...late })).decisions);
    const told = (standing: readonly StandingDecision[]) =>
      standing.map((one) => [one.exerciseId, one.lastSessionId, one.reason].join(" ")).sort();
    expect(told(known)).toEqual(told(atOnce));
    expect(told(known)).toContain("a 2025-03-03 BUILDING 1/2");
  });

  test("brings no step up while a flare goes on", () => {
    const { decisions } = planProgression(ground({ exposures: answered, standing, flareActive: true }));
    expect(decisions.filter((one) => one.decision.action === "PROGRESS")).toEqual([]);
  });

  test("brings no step up under a red flag", () => {
    const { decisions } = planProgression(ground({ exposures: answered, standing, redFlagOpen: true }));
    expect(decisions.filter((one) => one.decision.action === "PROGRESS")).toEqual([]);
  });

  test("raises no dose in a flare, although the step was approved beforehand", () => {
    const approving: PrescriptionBounds = { ...bounds, approval: { dose: dose(14), until: "2025-12-31" } };
    const open = { ...first, rows: first.rows.map((row) => ({ ...row, bounds: approving })) };
    const { targets } = planProgression(
      ground({ chain: [open], exposures: answered, standing, flareActive: true }),
    );
    expect(targets).toEqual([]);
  });
});

test("pain that stops an exercise stops it also where a long break before it is found at the same time", () => {
  const plan = planProgression(
    ground({
      today: "2025-04-10",
      exposures: [...session(first, "2025-03-03"), ...session(first, "2025-04-09", { painDuring: 8 })],
    }),
  );
  expect(plan.targets.map(({ kind, slug }) => [kind, slug])).toEqual(slugs.map((slug) => ["suspend", slug]));
});
