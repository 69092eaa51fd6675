/**
 * The sentences that open a patient's page, as parts with their figures; the words are in the message catalogue.
 * Invariants: nothing is said that a chart below does not show; too little to say is said, never filled with a zero;
 * no date is promised and no cause is named. Source: clinical.md F2, A5 (±1 is noise); design.md §7.
 */
import type { Figures } from "./adherence.ts";
import { daysBetween, type LocalDay } from "./calendar.ts";
import type { Phase } from "./episode.ts";
import { type Gate, gateDefaults } from "./gate.ts";
import { isInForce, type PlanSpan } from "./program.ts";
import { type RedFlagCode, redFlagCodes } from "./red-flag-questions.ts";

/** Two points is the smallest change of a 0 to 10 answer that counts (NPRS, clinical.md A5 and G). */
export const painNoise = 2;

export type PainCourse = "fell" | "rose" | "steady" | "one";

/** First and latest of some answers and what lies between; null without any. `answers` in order of time, 0 to 10. */
export function painCourseOf(
  answers: readonly (number | null)[],
): { readonly course: PainCourse; readonly first: number; readonly latest: number } | null {
  const known = answers.filter((answer) => answer !== null);
  const [first, latest] = [known[0], known.at(-1)];
  if (first === undefined || latest === undefined) return null;
  if (known.length === 1) return { course: "one", first, latest };
  const change = latest - first;
  return { course: Math.abs(change) < painNoise ? "steady" : change < 0 ? "fell" : "rose", first, latest };
}

/** Whether a core program is in force on the day, still to begin, over, or never was. */
export type PlanState = "in_force" | "upcoming" | "ended" | "none";

/** The state of the core lane on a day. */
export function planStateOf(spans: readonly PlanSpan[], day: LocalDay): PlanState {
  const core = spans.filter((span) => span.lane === "core");
  if (core.some((span) => isInForce(span, day))) return "in_force";
  return core.some((span) => span.effectiveFrom > day) ? "upcoming" : core.length > 0 ? "ended" : "none";
}

export interface SummaryFacts {
  readonly phase: Phase;
  readonly today: LocalDay;
  readonly onsetDay: LocalDay;
  /** First day of the present phase. */
  readonly phaseSince: LocalDay;
  /** The patient has accepted the invitation. */
  readonly joined: boolean;
  readonly plan: PlanState;
  readonly rolling: Pick<Figures, "counted" | "due" | "percent" | "band">;
  /** Worst pain during each session, and rest pain of each check-in, in order of time; null is not answered. */
  readonly painDuring: readonly (number | null)[];
  readonly painAtRest: readonly (number | null)[];
}

/** A sentence each. The first is the finding and stands out. */
export type SummaryPart =
  | { readonly key: "invited" }
  | { readonly key: "discharged"; readonly since: LocalDay }
  | { readonly key: "acute"; readonly day: number }
  | { readonly key: "no_plan" }
  | { readonly key: "did"; readonly done: number; readonly due: number; readonly percent: number }
  | { readonly key: "too_few"; readonly done: number; readonly due: number }
  | { readonly key: "nothing_due" }
  | {
      readonly key: "pain";
      readonly measure: "during" | "rest";
      readonly course: PainCourse;
      readonly first: number;
      readonly latest: number;
    }
  | { readonly key: "no_pain_answer" };

/** The summary of a course as it stands today. Never empty; deterministic, no failure codes. */
export function summaryOf(facts: SummaryFacts): SummaryPart[] {
  if (!facts.joined) return [{ key: "invited" }];
  const { rolling } = facts;
  const parts: SummaryPart[] = [];
  if (facts.phase === "discharged") parts.push({ key: "discharged", since: facts.phaseSince });
  if (facts.phase === "acute") parts.push({ key: "acute", day: daysBetween(facts.onsetDay, facts.today) });
  if (facts.plan === "none") {
    if (facts.phase !== "discharged") parts.push({ key: "no_plan" });
  } else if (rolling.due === 0 || rolling.percent === null) {
    if (facts.phase !== "discharged") parts.push({ key: "nothing_due" });
  } else if (rolling.band === "insufficient") {
    parts.push({ key: "too_few", done: rolling.counted, due: rolling.due });
  } else {
    parts.push({ key: "did", done: rolling.counted, due: rolling.due, percent: rolling.percent });
  }
  const during = painCourseOf(facts.painDuring);
  const rest = during ? null : painCourseOf(facts.painAtRest);
  if (during) parts.push({ key: "pain", measure: "during", ...during });
  else if (rest) parts.push({ key: "pain", measure: "rest", ...rest });
  else parts.push({ key: "no_pain_answer" });
  return parts;
}

export interface NextStepFacts
  extends Pick<SummaryFacts, "phase" | "today" | "onsetDay" | "joined" | "plan"> {
  readonly openFlags: readonly { readonly code: RedFlagCode; readonly raisedAt: Date }[];
  /** The gate, in the acute phase; null in every other. */
  readonly gate: Gate | null;
  /** Entries later than seven days that wait for a decision. */
  readonly waiting: number;
}

/** The one thing that the page proposes to do next. */
export type NextStep =
  | { readonly key: "red_flag"; readonly code: RedFlagCode; readonly count: number; readonly since: Date }
  | { readonly key: "invited" }
  /** All criteria are met: sign. */
  | { readonly key: "clear" }
  /** Cleared, and no program in force or to come: assign. */
  | { readonly key: "assign" }
  /** In calm care without the calm plan. */
  | { readonly key: "assign_calm" }
  /** The gate is not met by day 14: review. */
  | { readonly key: "slow"; readonly day: number }
  | { readonly key: "late"; readonly count: number };

/** The next step for a therapist, the most urgent first; null when nothing waits. Source: clinical.md A2, A4, F2, H. */
export function nextStepOf(facts: NextStepFacts): NextStep | null {
  const { openFlags, gate, phase, plan } = facts;
  const code = redFlagCodes.find((candidate) => openFlags.some((flag) => flag.code === candidate));
  if (code) {
    const since = new Date(
      Math.min(...openFlags.filter((flag) => flag.code === code).map((flag) => flag.raisedAt.getTime())),
    );
    return { key: "red_flag", code, count: openFlags.length, since };
  }
  if (phase === "discharged") return null;
  if (!facts.joined) return { key: "invited" };
  if (gate?.outcome === "READY_FOR_REVIEW") return { key: "clear" };
  if (plan === "none" || plan === "ended") return { key: phase === "acute" ? "assign_calm" : "assign" };
  const day = daysBetween(facts.onsetDay, facts.today);
  if (gate !== null && day >= gateDefaults.slowFromDay) return { key: "slow", day };
  return facts.waiting > 0 ? { key: "late", count: facts.waiting } : null;
}
