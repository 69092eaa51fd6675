/**
 * The gate between calm care and rehabilitation: what the last check-ins say about acute pain having resolved.
 * Invariants: an unanswered question never counts as a good answer; an open red flag or a worse leg overrides
 * everything; READY_FOR_REVIEW unlocks nothing, a therapist signs. Source: clinical.md A2 [P].
 * Longer than most files: the eleven tests of one table are read and reviewed side by side.
 */
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { addDays, daysBetween, type LocalDay } from "./calendar.ts";
import { type CheckInAnswers, currentCheckIns } from "./check-in.ts";

export type GateOutcome = "NOT_YET" | "READY_FOR_REVIEW" | "REVIEW_SLOW" | "ESCALATE";
export type GateCriterion = "g1" | "g2" | "g3" | "g4" | "g5" | "g6" | "g7" | "g8";

/** Reasons of NOT_YET and REVIEW_SLOW, in the order in which they are always listed (clinical.md A2). */
export const gateReasons = [
  "DATA",
  "REST_PAIN",
  "WORST_PAIN",
  "RISING",
  "NIGHT",
  "ANALGESIC_UP",
  "SEDATING",
  "WALK",
  "STAND",
] as const;
/** Reasons of ESCALATE: the first that holds is the only one named. */
export const escalationReasons = ["RED_FLAG", "NEURO"] as const;
export type GateReason = (typeof gateReasons)[number] | (typeof escalationReasons)[number];

const criterionOf: Readonly<Record<GateReason, GateCriterion>> = {
  DATA: "g5",
  REST_PAIN: "g1",
  WORST_PAIN: "g2",
  RISING: "g3",
  NIGHT: "g4",
  ANALGESIC_UP: "g6",
  SEDATING: "g6",
  WALK: "g7",
  STAND: "g7",
  RED_FLAG: "g8",
  NEURO: "g8",
};

/** The limits of the gate, editable by the clinic within `gateSettingRanges`. */
export interface GateSettings {
  /** N: check-ins in the window, on consecutive local days. */
  readonly window: number;
  /** g1: highest resting pain of each day, 0 to 10. */
  readonly restPainMax: number;
  /** g2: highest worst pain of each day, 0 to 10. */
  readonly worstPainMax: number;
  /** g3: last minus first resting pain must stay below this. */
  readonly riseBelow: number;
  /** g4: how many of the newest check-ins must be free of waking. */
  readonly nightWindow: number;
  /** g7: minutes walked in one go, at least. */
  readonly walkMinutesMin: number;
  /** From this day after onset (onset is day 0) NOT_YET is REVIEW_SLOW. */
  readonly slowFromDay: number;
}

export const gateDefaults: GateSettings = {
  window: 3,
  restPainMax: 3,
  worstPainMax: 5,
  riseBelow: 2,
  nightWindow: 2,
  walkMinutesMin: 10,
  slowFromDay: 14,
};

/** Inclusive range in which a clinic may set each limit: whole numbers, around the mild and moderate pain bands [P]. */
export const gateSettingRanges: Readonly<
  Record<keyof GateSettings, { readonly min: number; readonly max: number }>
> = {
  window: { min: 2, max: 7 },
  restPainMax: { min: 0, max: 4 },
  worstPainMax: { min: 1, max: 6 },
  riseBelow: { min: 1, max: 3 },
  nightWindow: { min: 1, max: 7 },
  walkMinutesMin: { min: 5, max: 30 },
  slowFromDay: { min: 7, max: 28 },
};

/**
 * The settings whose value is no whole number in its range, or contradicts another: worst pain may not be capped
 * below resting pain, nor the nights reach past the window. Empty when the settings may be saved.
 */
export function gateSettingProblems(settings: GateSettings): (keyof GateSettings)[] {
  const keys = Object.keys(gateSettingRanges) as (keyof GateSettings)[];
  return keys.filter((key) => {
    const { min, max } = gateSettingRanges[key];
    const value = settings[key];
    if (!Number.isInteger(value) || value < min || value > max) return true;
    if (key === "worstPainMax") return value < settings.restPainMax;
    return key === "nightWindow" && value > settings.window;
  });
}

/** What the gate reads of one check-in. */
export type GateCheckIn = Pick<
  CheckInAnswers,
  | "restPain"
  | "worstPain"
  | "wokenByPain"
  | "analgesicLevel"
  | "sedating"
  | "walkMinutes"
  | "standsUnaided"
  | "legWorse"
> & {
  readonly day: LocalDay;
  readonly revision?: number;
  /** True once a person entitled to has cleared the flag that this day's leg answer raised; it then counts no more. */
  readonly legWorseCleared?: boolean;
};

export interface GateInput {
  /** Any order, corrections included. */
  readonly checkIns: readonly GateCheckIn[];
  /** An open E, S or T flag (`blocksGate`); an open U changes nothing. */
  readonly openRedFlag: boolean;
  /** First day of the episode's pain; null when not known, and then it is never called slow. */
  readonly onsetOn: LocalDay | null;
  /** The person's local day. */
  readonly today: LocalDay;
}

/** `unknown`: nothing read says no, but an answer is missing. It fails like `not_met`. */
export type CriterionState = "met" | "not_met" | "unknown";
export type GateValue = number | boolean | null;

/** One test with what it read. A criterion with two reasons (g6, g7, g8) has two of these. */
export interface GateTest {
  readonly criterion: GateCriterion;
  readonly reason: GateReason;
  readonly state: CriterionState;
  /** What it read, oldest first; null is "not answered". DATA: which days have a check-in. RED_FLAG: the open flag. */
  readonly values: readonly { readonly day: LocalDay; readonly value: GateValue }[];
  /** The figure it is held against; null for a yes-or-no test. */
  readonly limit: number | null;
}

export interface Gate {
  readonly outcome: GateOutcome;
  /** Every failing reason in the fixed order; exactly one when ESCALATE; none when READY_FOR_REVIEW. */
  readonly reasons: readonly GateReason[];
  /** All eleven tests, in the order of `gateReasons` and then `escalationReasons`, whatever the outcome. */
  readonly tests: readonly GateTest[];
  /** Whole days since onset; null when onset is unknown. */
  readonly dayOfEpisode: number | null;
}

/** A pain or count answer that can be read; anything else is treated as not answered. */
const figureIn = (value: unknown, max: number): number | null =>
  typeof value === "number" && value >= 0 && value <= max ? value : null;
const answerOf = (value: unknown): boolean | null => (typeof value === "boolean" ? value : null);

/** The state of values that must each pass: any known failure decides, otherwise a missing answer leaves it unknown. */
function stateOfEach<T>(values: readonly (T | null)[], passes: (value: T) => boolean): CriterionState {
  if (values.some((value) => value !== null && !passes(value))) return "not_met";
  return values.length === 0 || values.includes(null) ? "unknown" : "met";
}

/**
 * Decides the gate (clinical.md A2). The window is the last N check-ins by local day. With fewer check-ins the
 * other tests read what exists, so a patient without any fails DATA alone; a missing answer inside a check-in fails
 * its test. Deterministic, no failure codes.
 *
 * Leg weakness: every check-in of the window counts, not the newest alone, and a leg question left unanswered there
 * escalates like a yes. A2 states all criteria over the window, and one good day does not undo a worse leg.
 * `legWorseCleared` takes an answer out once a person has assessed it.
 */
export function decideGate(input: GateInput, settings: GateSettings = gateDefaults): Gate {
  const window = currentCheckIns(input.checkIns).slice(-settings.window);
  const tests = [
    dataTest(window, input.today, settings),
    ...painTests(window, settings),
    nightTest(window, settings),
    analgesicTest(window),
    ...newestTests(window.at(-1), settings),
    ...escalationTests(window, input),
  ];
  const dayOfEpisode = input.onsetOn === null ? null : daysBetween(input.onsetOn, input.today);
  return { ...outcomeOf(tests, window.length > 0, dayOfEpisode, settings), tests, dayOfEpisode };
}

function outcomeOf(
  tests: readonly GateTest[],
  hasCheckIns: boolean,
  dayOfEpisode: number | null,
  settings: GateSettings,
): Pick<Gate, "outcome" | "reasons"> {
  // Without any check-in the answers are absent as a whole, which is what DATA says.
  const failing = tests
    .filter((test) => test.state === "not_met" || (test.state === "unknown" && hasCheckIns))
    .map((test) => test.reason);
  const escalation = escalationReasons.find((reason) => failing.includes(reason));
  if (escalation) return { outcome: "ESCALATE", reasons: [escalation] };
  if (failing.length === 0) return { outcome: "READY_FOR_REVIEW", reasons: [] };
  const slow = dayOfEpisode !== null && dayOfEpisode >= settings.slowFromDay;
  return { outcome: slow ? "REVIEW_SLOW" : "NOT_YET", reasons: failing };
}

function testOf(
  reason: GateReason,
  state: CriterionState,
  values: GateTest["values"],
  limit: number | null = null,
): GateTest {
  return { criterion: criterionOf[reason], reason, state, values, limit };
}

function dataTest(window: readonly GateCheckIn[], today: LocalDay, settings: GateSettings): GateTest {
  const newest = window.at(-1)?.day;
  const running =
    window.length === settings.window &&
    window.every((row, i) => i === 0 || daysBetween(window[i - 1]!.day, row.day) === 1);
  const recent = newest !== undefined && daysBetween(newest, today) <= 1;
  // The days that would have to be there: the run that ends with the newest recent check-in, else with today.
  const last = recent ? newest : today;
  const days = Array.from({ length: settings.window }, (_, i) => addDays(last, i + 1 - settings.window));
  const have = new Set(window.map((row) => row.day));
  return testOf(
    "DATA",
    running && recent ? "met" : "not_met",
    days.map((day) => ({ day, value: have.has(day) })),
    settings.window,
  );
}

function painTests(window: readonly GateCheckIn[], settings: GateSettings): GateTest[] {
  const rest = window.map((row) => ({ day: row.day, value: figureIn(row.restPain, 10) }));
  const worst = window.map((row) => ({ day: row.day, value: figureIn(row.worstPain, 10) }));
  const atMost = (values: typeof rest, max: number) =>
    stateOfEach(
      values.map((v) => v.value),
      (value) => value <= max,
    );
  const first = rest[0]?.value ?? null;
  const last = rest.at(-1)?.value ?? null;
  const rise = first === null || last === null ? null : last - first;
  const ends = rest.length > 1 ? [rest[0]!, rest.at(-1)!] : rest;
  return [
    testOf("REST_PAIN", atMost(rest, settings.restPainMax), rest, settings.restPainMax),
    testOf("WORST_PAIN", atMost(worst, settings.worstPainMax), worst, settings.worstPainMax),
    testOf(
      "RISING",
      stateOfEach([rise], (value) => value < settings.riseBelow),
      ends,
      settings.riseBelow,
    ),
  ];
}

function nightTest(window: readonly GateCheckIn[], settings: GateSettings): GateTest {
  const nights = window
    .slice(-settings.nightWindow)
    .map((row) => ({ day: row.day, value: answerOf(row.wokenByPain) }));
  return testOf(
    "NIGHT",
    stateOfEach(
      nights.map((n) => n.value),
      (woken) => !woken,
    ),
    nights,
    settings.nightWindow,
  );
}

function analgesicTest(window: readonly GateCheckIn[]): GateTest {
  const levels = window.map((row) => ({ day: row.day, value: figureIn(row.analgesicLevel, 3) }));
  // A rise is seen between known levels even across an unanswered day: 1, not answered, 2 has risen.
  const known = levels.map((level) => level.value).filter((value) => value !== null);
  const risen = known.some((value, i) => i > 0 && value > known[i - 1]!);
  const complete = levels.length > 0 && known.length === levels.length;
  return testOf("ANALGESIC_UP", risen ? "not_met" : complete ? "met" : "unknown", levels);
}

function newestTests(newest: GateCheckIn | undefined, settings: GateSettings): GateTest[] {
  const one = <T extends GateValue>(
    reason: GateReason,
    value: T | null,
    passes: (value: T) => boolean,
    limit: number | null = null,
  ) => testOf(reason, stateOfEach([value], passes), newest ? [{ day: newest.day, value }] : [], limit);
  const walked = figureIn(newest?.walkMinutes, Number.MAX_SAFE_INTEGER);
  return [
    one("SEDATING", answerOf(newest?.sedating), (sedating) => !sedating),
    one("WALK", walked, (minutes) => minutes >= settings.walkMinutesMin, settings.walkMinutesMin),
    one("STAND", answerOf(newest?.standsUnaided), (stands) => stands),
  ];
}

function escalationTests(window: readonly GateCheckIn[], input: GateInput): GateTest[] {
  const legs = window.map((row) => ({
    day: row.day,
    value: row.legWorseCleared ? false : answerOf(row.legWorse),
  }));
  return [
    testOf("RED_FLAG", input.openRedFlag ? "not_met" : "met", [
      { day: input.today, value: input.openRedFlag },
    ]),
    testOf(
      "NEURO",
      stateOfEach(
        legs.map((leg) => leg.value),
        (worse) => !worse,
      ),
      legs,
    ),
  ];
}

/** The state of one criterion g1 to g8: the worst of its tests. */
export function criterionState(gate: Pick<Gate, "tests">, criterion: GateCriterion): CriterionState {
  const states = gate.tests.filter((test) => test.criterion === criterion).map((test) => test.state);
  if (states.includes("not_met")) return "not_met";
  return states.includes("unknown") ? "unknown" : "met";
}

/** Whether a therapist may clear against the gate with a written reason: NOT_YET and REVIEW_SLOW, never ESCALATE. */
export function canOverride(gate: Pick<Gate, "outcome">): boolean {
  return gate.outcome === "NOT_YET" || gate.outcome === "REVIEW_SLOW";
}

export type ClearanceKind = "criteria_met" | "override";

/**
 * What kind of clearance may be signed on this gate, or why none may. Codes: `gate_escalates` (a red flag or worse
 * leg is open), `reason_required` (the criteria are not met and nothing was written). Source: clinical.md A2.
 */
export function decideClearance(
  gate: Pick<Gate, "outcome">,
  reason: string | null,
): Result<ClearanceKind, "gate_escalates" | "reason_required"> {
  if (gate.outcome === "READY_FOR_REVIEW") return ok<ClearanceKind>("criteria_met");
  if (!canOverride(gate)) return err("gate_escalates");
  return reason?.trim() ? ok<ClearanceKind>("override") : err("reason_required");
}

/**
 * The figures of a test for its sentence in the catalogue (`gate.tests.<reason>`): the values read as "4, 3, ?"
 * (? is "not answered"), how many there are, how many said yes, the span from first to last, and the limit.
 */
export function toTestFigures(test: GateTest): {
  values: string;
  total: number;
  yes: number;
  change: number;
  limit: number;
} {
  const numbers = test.values.map((v) => v.value).filter((value) => typeof value === "number");
  return {
    values: test.values.map((v) => (v.value === null ? "?" : String(v.value))).join(", "),
    total: test.values.length,
    yes: test.values.filter((v) => v.value === true).length,
    change: numbers.length > 1 ? numbers.at(-1)! - numbers[0]! : 0,
    limit: test.limit ?? 0,
  };
}
