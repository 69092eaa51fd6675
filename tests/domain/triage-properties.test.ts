/**
 * What holds of triage for any input, tried on ten thousand each: the order, the life of a signal, the cause of each.
 * Long: half of it makes the inputs.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import { compareByNeed, needOf } from "#lib/domain/caseload.ts";
import { type Signal, type SignalCode, signalCodes, signalRules } from "#lib/domain/signal.ts";
import type { ExposureFact, SignalFacts } from "#lib/domain/signal-facts.ts";
import {
  act,
  dataOf,
  reconcile,
  type SignalAct,
  type SignalChange,
  type StoredSignal,
  signalStates,
  stateOn,
} from "#lib/domain/signal-state.ts";
import { signalsOf } from "#lib/domain/signals-of.ts";
import { answerTriageCase } from "#lib/domain/triage-cases.ts";
import { calmAdherence, calmFacts, exposure, now, startOf, today } from "#tests/support/signal-facts.ts";
import vectors from "./fixtures/triage-vectors.json" with { type: "json" };

const runs = { numRuns: 10_000 };
const code = fc.constantFrom(...signalCodes);
const hoursAgo = fc
  .integer({ min: -5, max: 400 })
  .map((hours) => new Date(now.getTime() - hours * 3_600_000));
const standing = fc.record({ code, state: fc.constantFrom(...signalStates), openedAt: hoursAgo });
const moment = { now, today, startOf, flagsEnded: null };

test.each(vectors)("$id", (vector) => {
  expect(answerTriageCase(vector)).toEqual(vector.expect);
  expect(answerTriageCase({ input: vector })).toEqual(vector.expect);
});

test("the order is total and the same whatever order the rows come in", () => {
  const row = fc.record({
    id: fc.integer({ min: 0, max: 30 }).map((n) => `p${n}`),
    signals: fc.array(standing, { maxLength: 4 }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { maxLength: 8, selector: ({ id }) => id }),
      fc.func(fc.nat()),
      (rows, shuffle) => {
        const needs = rows.map(({ id, signals }) => ({ id, ...needOf(signals, now) }));
        const sorted = needs.toSorted(compareByNeed);
        const shuffled = needs.toSorted((a, b) => shuffle(a.id) - shuffle(b.id)).toSorted(compareByNeed);
        expect(shuffled).toEqual(sorted);
        for (const [index, a] of sorted.entries()) {
          for (const [other, b] of sorted.entries()) {
            const order = compareByNeed(a, b);
            expect(Math.sign(order)).toBe(Math.sign(index - other));
          }
        }
      },
    ),
    runs,
  );
});

test("snoozed and closed signals count for nothing; acknowledged ones add no waiting", () => {
  fc.assert(
    fc.property(fc.array(standing, { maxLength: 6 }), (signals) => {
      const need = needOf(signals, now);
      const without = signals.filter(({ state }) => state === "open" || state === "acknowledged");
      expect(needOf(without, now)).toEqual(need);
      const open = without.filter(({ state }) => state === "open");
      if (open.length === 0) expect(need.waitingHours).toBe(0);
      expect(need.tier).toBe(
        without.length === 0 ? null : Math.min(...without.map((one) => signalRules[one.code].tier)),
      );
      const weights = [...new Set(without.map((one) => one.code))].map((one) => signalRules[one].weight);
      expect(need.score).toBe(
        weights.reduce<number>((sum, weight) => sum + weight, 0) + Math.min(96, need.waitingHours),
      );
    }),
    runs,
  );
});

const fakeData = (name: SignalCode) => ({ code: name }) as unknown as Signal;
const tokens = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 4 });
const snapshot = fc.uniqueArray(
  fc.record({ code, tokens, at: hoursAgo }).map(
    (one): Signal => ({
      ...fakeData(one.code),
      openedAt: one.at,
      fingerprint: one.tokens.sort().join(" "),
    }),
  ),
  { maxLength: 5, selector: (signal) => signal.code },
);
const personAct = fc.record({
  which: fc.nat(),
  kind: fc.constantFrom<SignalAct["kind"]>("acknowledge", "snooze", "close", "reopen"),
  days: fc.integer({ min: -3, max: 95 }),
});
type Step =
  | { readonly data: readonly Signal[] }
  | { readonly person: { which: number; kind: SignalAct["kind"]; days: number } };
const step: fc.Arbitrary<Step> = fc.oneof(
  snapshot.map((data) => ({ data })),
  personAct.map((person) => ({ person })),
);

function apply(stored: readonly StoredSignal[], changes: readonly SignalChange[]): StoredSignal[] {
  const next = new Map(stored.map((signal) => [signal.code, signal]));
  for (const { event: _, ...change } of changes)
    next.set(change.code, { ...change, id: change.id ?? change.code });
  return [...next.values()];
}

test("through any history P0 is never snoozed, P0 and P1 end by people alone, and what holds anew is open", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let stored: StoredSignal[] = [];
      for (const one of steps) {
        const earlier = new Map(stored.map((signal) => [signal.code, signal]));
        if ("data" in one) {
          const changes = reconcile(stored, one.data, moment);
          // The same data again change nothing more.
          stored = apply(stored, changes);
          expect(reconcile(stored, one.data, moment)).toEqual([]);
          for (const change of changes) {
            const { tier } = signalRules[change.code];
            if (change.state === "closed" && earlier.get(change.code)?.state !== "closed")
              expect(tier).toBeGreaterThanOrEqual(2);
          }
          for (const signal of one.data) {
            const known = earlier.get(signal.code);
            const now_ = stored.find((candidate) => candidate.code === signal.code);
            expect(now_).toBeDefined();
            if (!known) expect(now_?.state).toBe("open");
          }
        } else if (stored.length > 0) {
          const { which, kind, days } = one.person;
          const signal = stored[which % stored.length]!;
          const what: SignalAct = kind === "snooze" ? { kind, until: addDays(today, days) } : { kind };
          const result = act(signal, what, { memberId: "m", reason: "r" }, moment);
          if (result.ok) stored = apply(stored, [result.value]);
        }
        for (const signal of stored) {
          if (signal.state === "snoozed") {
            expect(signalRules[signal.code].tier).toBeGreaterThan(0);
            expect(stateOn(signal, today)).toBe("snoozed");
          }
        }
      }
    }),
    runs,
  );
});

const pain = fc.option(fc.integer({ min: 0, max: 10 }), { nil: null });
const dayAgo = fc.integer({ min: 0, max: 40 }).map((days) => addDays(today, -days));
const anyExposure: fc.Arbitrary<ExposureFact> = fc
  .record({
    day: dayAgo,
    exerciseId: fc.constantFrom("bridge", "squat", "plank"),
    painDuring: pain,
    restPainBefore: pain,
    nextDayPain: pain,
    main: fc.boolean(),
    atCeiling: fc.boolean(),
  })
  .map(({ day, ...more }) => exposure(day, more));
const percent = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
const figures = fc.record({ percent, due: fc.integer({ min: 0, max: 14 }) });
const anyFacts: fc.Arbitrary<SignalFacts> = fc
  .record({
    exposures: fc.uniqueArray(anyExposure, { maxLength: 10, selector: (one) => one.key }),
    last14: figures,
    before14: figures,
    slots: fc.uniqueArray(
      fc.record({ day: dayAgo, state: fc.constantFrom("filled" as const, "not_done" as const) }),
      { maxLength: 6, selector: (slot) => slot.day },
    ),
    rolling: fc.record({
      percent,
      counted: fc.integer({ min: 0, max: 12 }),
      due: fc.integer({ min: 0, max: 12 }),
      band: fc.constant("low" as const),
    }),
    pains: fc
      .array(pain, { minLength: 15, maxLength: 15 })
      .map((list) =>
        list.flatMap((value, days) => (value === null ? [] : [{ day: addDays(today, -days), pain: value }])),
      ),
    excuses: fc.array(
      fc.record({ from: dayAgo, length: fc.integer({ min: 0, max: 9 }) }).map(({ from, length }) => ({
        id: `e${from}${length}`,
        from,
        to: addDays(from, length),
        enteredAt: startOf(from),
      })),
      { maxLength: 3 },
    ),
    silent: fc.integer({ min: 0, max: 30 }),
    dueLately: fc.integer({ min: 0, max: 7 }),
  })
  .map(({ last14, before14, slots, rolling, pains, excuses, silent, dueLately, exposures }) => ({
    ...calmFacts,
    exposures,
    restingPain: pains,
    selfExcuses: excuses,
    silence: { from: addDays(today, -silent), everLogged: true, due: dueLately, dueLately },
    adherence: {
      ...calmAdherence,
      rolling,
      last14,
      before14,
      slots: slots.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    },
  }));

test("every signal has its cause in the facts, counts from no later than now, and the same facts give the same bytes", () => {
  const seen = new Set<SignalCode>();
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const signals = signalsOf(facts);
      const mirrored = signalsOf({
        ...facts,
        exposures: facts.exposures.toReversed(),
        restingPain: facts.restingPain.toReversed(),
        selfExcuses: facts.selfExcuses.toReversed(),
      });
      expect(JSON.stringify(mirrored)).toBe(JSON.stringify(signals));
      expect(new Set(signals.map((signal) => signal.code)).size).toBe(signals.length);
      for (const signal of signals) {
        seen.add(signal.code);
        expect(signal.openedAt.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(signal.fingerprint).not.toBe("");
        expect(holdsCause(dataOf(signal), facts)).toBe(true);
      }
    }),
    runs,
  );
  // The facts are varied enough to say something about each of these.
  for (const name of [
    "STOP_SEVERE",
    "STOP_REPEATED",
    "NEXT_DAY_RED",
    "ADH_LOW",
    "ADH_DROP",
    "MISSED3",
  ] as const)
    expect(seen).toContain(name);
  for (const name of ["SILENT7", "PAIN_TREND", "EXCUSE_REVIEW"] as const) expect(seen).toContain(name);
});

/** Whether the figures of a signal stand in the facts: read anew, in another way than the rule reads them. */
function holdsCause(data: ReturnType<typeof dataOf>, facts: SignalFacts): boolean {
  const { adherence, exposures } = facts;
  const known = (one: { exercise: string; day: string; painDuring: number | null }) =>
    exposures.some(
      (fact) => fact.exercise === one.exercise && fact.day === one.day && fact.painDuring === one.painDuring,
    );
  switch (data.code) {
    case "STOP_SEVERE":
      return data.exposures.every((one) => known(one) && (one.painDuring ?? 0) >= 8);
    case "STOP_REPEATED":
      return (
        data.exposures.length >= 2 &&
        data.exposures.every(
          (one) => known(one) && ((one.painDuring ?? 0) > 5 || (one.nextDayChange ?? 0) >= 3),
        )
      );
    case "NEXT_DAY_RED":
      return data.days.every(
        ({ day, before, after }) =>
          after - before >= 3 &&
          exposures.some(
            (fact) => fact.day === day && fact.restPainBefore === before && fact.nextDayPain === after,
          ),
      );
    case "ADH_LOW":
      return data.percent === adherence?.rolling.percent && data.percent < 50 && data.due >= 4;
    case "ADH_DROP":
      return data.previous - data.percent >= 30 && Math.min(data.due, data.previousDue) >= 4;
    case "MISSED3":
      return (
        data.due >= 3 &&
        data.days.every((day) =>
          adherence?.slots.some((slot) => slot.day === day && slot.state === "not_done"),
        )
      );
    case "SILENT7":
      return data.days >= 7 && facts.silence?.from === addDays(today, -data.days);
    case "PAIN_TREND":
      return (
        data.median - data.previous >= 2 &&
        facts.restingPain.some((one) => one.pain === data.median) &&
        Math.min(data.values, data.previousValues) >= 4
      );
    case "EXCUSE_REVIEW":
      return data.excusedDays > 3 && facts.selfExcuses.length > 0;
    case "PLATEAU":
      return data.exercises.every(
        (one) =>
          one.exposures >= 6 && exposures.some((fact) => fact.exercise === one.exercise && !fact.atCeiling),
      );
    default:
      return false;
  }
}
