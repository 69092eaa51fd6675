/**
 * Signals about the course: the gate, slow recovery, outcome measures, the trend of pain, steps that wait for a person.
 * Invariant: nothing here clears, advances or approves; each names what a person is to decide and on which figures.
 * Source: clinical.md H, A1, A2, A5, G.
 */
import { addDays, daysBetween } from "./calendar.ts";
import { gateDefaults } from "./gate.ts";
import type { RestingPain } from "./resting-pain.ts";
import { medicalReviewDay, painTrend, type Signal } from "./signal.ts";
import type { SignalFacts } from "./signal-facts.ts";
import { opened } from "./signal-safety.ts";

/** All of them, for a patient whose care goes on. */
export function recoverySignals(facts: SignalFacts): Signal[] {
  return [
    ...readySignal(facts),
    ...slowSignal(facts),
    ...medicalSignal(facts),
    ...trendSignal(facts),
    ...worseSignal(facts),
    ...overdueSignal(facts),
    ...advanceSignal(facts),
    ...approvalSignal(facts),
  ];
}

/** GATE_READY: every criterion of clearance is met. */
function readySignal({ gate, gateAnsweredAt, startOf, today, now }: SignalFacts): Signal[] {
  if (gate?.outcome !== "READY_FOR_REVIEW") return [];
  const restPain = gate.tests.find((test) => test.reason === "REST_PAIN")?.values ?? [];
  const values = restPain.map(({ value }) => (typeof value === "number" ? value : null));
  return [
    opened({ code: "GATE_READY", restPain: values }, now, [gateAnsweredAt ?? startOf(today)], ["ready"]),
  ];
}

/** Days since onset while the gate is not met, from a day on; null where it is met, or the acute phase is over. */
function unmetFrom({ gate, onsetDay, today }: SignalFacts, from: number): number | null {
  if (gate === null || gate.outcome === "READY_FOR_REVIEW") return null;
  const day = daysBetween(onsetDay, today);
  return day >= from ? day : null;
}

/** SLOW_RECOVERY: the gate unmet on day 14, or the MIC unmet at the measure of week 6. */
function slowSignal(facts: SignalFacts): Signal[] {
  const { gate, onsetDay, startOf, now } = facts;
  const day = unmetFrom(facts, gateDefaults.slowFromDay);
  const week6 = facts.proms?.week6 ?? null;
  const unmet = week6 !== null && !week6.micMet ? week6 : null;
  if (day === null && unmet === null) return [];
  const reasons = (day === null ? [] : (gate?.reasons ?? [])).map((reason) => {
    const test = gate?.tests.find((candidate) => candidate.reason === reason);
    return { reason, unknown: test?.state === "unknown", limit: test?.limit ?? 0 };
  });
  return [
    opened(
      { code: "SLOW_RECOVERY", day, reasons, measures: unmet?.measures ?? [] },
      now,
      [
        ...(day === null ? [] : [startOf(addDays(onsetDay, gateDefaults.slowFromDay))]),
        ...(unmet ? [unmet.at] : []),
      ],
      [...(day === null ? [] : [`gate:${onsetDay}`]), ...(unmet ? [unmet.responseId] : [])],
    ),
  ];
}

/** MEDICAL_REVIEW: the gate unmet on day 42, or at the measure of week 6 neither NPRS nor RMDQ below the first. */
function medicalSignal(facts: SignalFacts): Signal[] {
  const { onsetDay, startOf, now } = facts;
  const day = unmetFrom(facts, medicalReviewDay);
  const week6 = facts.proms?.week6 ?? null;
  const worse = week6 !== null && !week6.anyBetter ? week6 : null;
  if (day === null && worse === null) return [];
  return [
    opened(
      { code: "MEDICAL_REVIEW", day, measures: worse?.measures ?? [] },
      now,
      [...(day === null ? [] : [startOf(addDays(onsetDay, medicalReviewDay))]), ...(worse ? [worse.at] : [])],
      [...(day === null ? [] : [`gate:${onsetDay}`]), ...(worse ? [worse.responseId] : [])],
    ),
  ];
}

/** The lower median of the values, as the baseline of A5 reads it; null with fewer than asked for. */
function medianOf(values: readonly RestingPain[]): number | null {
  if (values.length < painTrend.valuesAtLeast) return null;
  const sorted = values.map((value) => value.pain).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)]!;
}

/** PAIN_TREND: the median of the last seven days (today's included) two above that of the seven before. */
function trendSignal({ restingPain, today, startOf, now }: SignalFacts): Signal[] {
  const between = (from: number, to: number) =>
    restingPain.filter(({ day }) => day > addDays(today, -from) && day <= addDays(today, -to));
  const [last, before] = [
    between(painTrend.spanDays, 0),
    between(2 * painTrend.spanDays, painTrend.spanDays),
  ];
  const [median, previous] = [medianOf(last), medianOf(before)];
  if (median === null || previous === null || median - previous < painTrend.rise) return [];
  return [
    opened(
      {
        code: "PAIN_TREND",
        median,
        previous,
        values: last.length,
        previousValues: before.length,
      },
      now,
      [startOf(today)],
      [today],
    ),
  ];
}

/** PROM_WORSE: the newest answer of a measure worse than the one before it, by the measure's threshold. */
function worseSignal({ proms, now }: SignalFacts): Signal[] {
  const worse = proms?.worse ?? [];
  if (worse.length === 0) return [];
  const measures = worse.map(({ instrument, from, to, fromDay, toDay }) => ({
    instrument,
    from,
    to,
    fromDay,
    toDay,
  }));
  return [
    opened(
      { code: "PROM_WORSE", measures },
      now,
      worse.map((one) => one.at),
      worse.map((one) => one.responseId),
    ),
  ];
}

/** PROM_OVERDUE: due and unanswered for seven days. */
function overdueSignal({ proms, startOf, now }: SignalFacts): Signal[] {
  const overdue = proms?.overdue ?? [];
  if (overdue.length === 0) return [];
  return [
    opened(
      { code: "PROM_OVERDUE", measures: overdue.map(({ instrument, dueOn }) => ({ instrument, dueOn })) },
      now,
      overdue.map((one) => startOf(one.overdueFrom)),
      overdue.map((one) => `${one.instrument}:${one.dueOn}`),
    ),
  ];
}

/** ADVANCE_READY: every criterion of the template in force is met. A therapist advances. */
function advanceSignal({ advance, startOf, now }: SignalFacts): Signal[] {
  if (!advance) return [];
  const { template, criteria, since } = advance;
  return [opened({ code: "ADVANCE_READY", template, criteria }, now, [startOf(since)], [template])];
}

/** APPROVAL_PENDING: progressions that wait for a therapist. */
function approvalSignal({ approvals = [], now }: SignalFacts): Signal[] {
  if (approvals.length === 0) return [];
  const exercises = [...new Set(approvals.map((one) => one.exercise))].sort();
  return [
    opened(
      { code: "APPROVAL_PENDING", exercises, count: approvals.length },
      now,
      approvals.map((one) => one.at),
      approvals.map((one) => one.id),
    ),
  ];
}
