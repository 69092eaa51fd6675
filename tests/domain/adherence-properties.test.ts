/** What holds of adherence for any plan, log and excuse: bounds, order, no credit twice, no change of the past. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Adherence, type AdherenceInput, computeAdherence } from "#lib/domain/adherence.ts";
import type { AdherenceLog, ExcuseSpan, PlanSegment } from "#lib/domain/adherence-plan.ts";
import { addDays, daysBetween, type LocalDay } from "#lib/domain/calendar.ts";
import { cmp, fraction, zero } from "#lib/domain/fraction.ts";
import type { Schedule } from "#lib/domain/schedule.ts";

const day = (offset: number): LocalDay => addDays("2025-03-03", offset);
const weeks = 8;

const fixed = fc
  .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 })
  .map((weekdays): Schedule => ({ kind: "fixed_days", weekdays }));
const schedules = fc.oneof(
  fixed,
  fc.integer({ min: 1, max: 7 }).map((perWeek): Schedule => ({ kind: "weekly_quota", perWeek })),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 7 }))
    .map(([slotsPerDay, daysPerWeek]): Schedule => ({ kind: "daily_slots", slotsPerDay, daysPerWeek })),
  fc.constant<Schedule>({ kind: "on_demand" }),
);
const segments = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: weeks * 7 - 1 }), schedules), {
    minLength: 1,
    maxLength: 4,
    selector: ([start]) => start,
  })
  .map((parts) =>
    parts.map(([start, schedule], index): PlanSegment => {
      return { versionId: `v${index}`, effectiveFrom: day(start), schedule };
    }),
  );
const logs = fc
  .array(fc.tuple(fc.integer({ min: -2, max: weeks * 7 }), fc.integer({ min: 0, max: 12 })), {
    maxLength: 40,
  })
  .map((given) =>
    given.map(([at, twelfths], index): AdherenceLog => {
      return { id: `log-${index}`, day: day(at), credit: fraction(twelfths, 12) };
    }),
  );
const excuses = fc
  .array(fc.tuple(fc.integer({ min: 0, max: weeks * 7 }), fc.integer({ min: 0, max: 9 })), { maxLength: 3 })
  .map((spans) =>
    spans.map(([start, length]): ExcuseSpan => ({ from: day(start), to: day(start + length) })),
  );
const inputs: fc.Arbitrary<AdherenceInput> = fc.record({
  segments,
  logs,
  excuses,
  today: fc.integer({ min: 0, max: weeks * 7 + 3 }).map(day),
});

const duesOf = (result: Adherence) => new Map(result.weeks.map((week) => [week.weekStart, week.planned]));

describe("adherence, for any plan, logs and excuses", () => {
  it("lies within 0 and 100 %, is null exactly when nothing was due, and credit never passes due", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { weeks: all, rolling } = computeAdherence(input);
        for (const figures of [...all, rolling]) {
          expect(figures.percent === null).toBe(figures.due === 0);
          for (const percent of [figures.percent, figures.frequencyPercent]) {
            if (percent !== null) expect(percent).toBeGreaterThanOrEqual(0);
            if (percent !== null) expect(percent).toBeLessThanOrEqual(100);
          }
          expect(cmp(figures.credit, fraction(figures.due))).toBeLessThanOrEqual(0);
          expect(figures.counted).toBeLessThanOrEqual(figures.due);
        }
        for (const week of all) {
          expect(cmp(week.credit, week.earned)).toBeLessThanOrEqual(0);
          expect(week.due).toBeLessThanOrEqual(week.planned);
          if (!week.open) expect([week.due, week.credit]).toEqual([week.planned, week.earned]);
        }
      }),
    );
  });

  it("does not depend on the order of the logs", () => {
    const shuffled = inputs.chain((input) =>
      fc
        .shuffledSubarray([...input.logs], { minLength: input.logs.length })
        .map((other) => ({ input, other: { ...input, logs: other } })),
    );
    fc.assert(
      fc.property(shuffled, ({ input, other }) => {
        expect(computeAdherence(other)).toEqual(computeAdherence(input));
      }),
    );
  });

  it("counts every log once at most", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const result = computeAdherence({ ...input, today: day(weeks * 7 + 14) });
        const credited = input.logs.filter((log) => cmp(log.credit, zero) > 0).length;
        const counted = result.weeks.reduce((count, week) => count + week.counted + week.extras, 0);
        expect(counted).toBeLessThanOrEqual(credited);
        const filling = result.slots.flatMap((slot) => (slot.log ? [slot.log.id] : []));
        expect(new Set(filling).size).toBe(filling.length);
        for (const slot of result.slots) {
          if (slot.log) expect(Math.abs(daysBetween(slot.day, slot.log.day))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("extra work never makes up for what was not done: more of the same date credits one session of it", () => {
    const oneKind = fc.record({
      schedule: schedules,
      at: fc.integer({ min: 7, max: 40 }),
      times: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(oneKind, ({ schedule, at, times }) => {
        const repeated = Array.from({ length: times }, (_, index): AdherenceLog => {
          return { id: String(index), day: day(at), credit: fraction(1) };
        });
        const input = {
          segments: [{ versionId: "v", effectiveFrom: day(0), schedule }],
          excuses: [],
          today: day(56),
          logs: repeated,
        };
        const counted = computeAdherence(input).weeks.reduce((count, week) => count + week.counted, 0);
        // One date reaches its own slot and the two beside it, or its share of the quota: never further.
        const reach =
          schedule.kind === "fixed_days" ? 3 : schedule.kind === "daily_slots" ? schedule.slotsPerDay : 1;
        expect(counted).toBeLessThanOrEqual(Math.min(times, reach));
      }),
    );
  });

  it("once everything due is done, further whole sessions change no figure but the extras", () => {
    fc.assert(
      fc.property(fixed, fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 6 }), (schedule, more) => {
        const plan = [{ versionId: "v", effectiveFrom: day(0), until: day(20), schedule }];
        const input = { segments: plan, excuses: [], today: day(35), logs: [] as AdherenceLog[] };
        const full = computeAdherence(input).slots.map((slot): AdherenceLog => {
          return { id: `a${slot.day}`, day: slot.day, credit: fraction(1) };
        });
        const extra = more.map((at, index): AdherenceLog => {
          return { id: `b${index}`, day: day(at), credit: fraction(1) };
        });
        const result = computeAdherence({ ...input, logs: [...full, ...extra] });
        const judged = result.weeks.map((week) => [week.percent, week.due]);
        expect(judged).toEqual(
          computeAdherence({ ...input, logs: full }).weeks.map((week) => [week.percent, week.due]),
        );
        expect(result.weeks.reduce((count, week) => count + week.extras, 0)).toBe(more.length);
      }),
    );
  });

  it("publishing the same schedule again on any day changes nothing", () => {
    const split = fc.record({
      schedule: schedules,
      at: fc.integer({ min: 1, max: 40 }),
      logs,
      excuses,
      today: fc.integer({ min: 0, max: 59 }).map(day),
    });
    fc.assert(
      fc.property(split, ({ schedule, at, ...rest }) => {
        const whole = computeAdherence({
          ...rest,
          segments: [{ versionId: "v", effectiveFrom: day(0), schedule }],
        });
        const parts = computeAdherence({
          ...rest,
          segments: [
            { versionId: "v", effectiveFrom: day(0), schedule },
            { versionId: "w", effectiveFrom: day(at), schedule },
          ],
        });
        expect(parts.weeks).toEqual(whole.weeks);
        expect(parts.days.map((record) => record.mark)).toEqual(whole.days.map((record) => record.mark));
      }),
    );
  });

  it("a change of version never changes what was due in the weeks before it", () => {
    fc.assert(
      fc.property(schedules, schedules, fc.integer({ min: 7, max: 40 }), (before, after, at) => {
        const first: PlanSegment = { versionId: "v", effectiveFrom: day(0), schedule: before };
        const input = { logs: [], excuses: [], today: day(56) };
        const alone = duesOf(computeAdherence({ ...input, segments: [first] }));
        const second: PlanSegment = { versionId: "w", effectiveFrom: day(at), schedule: after };
        const changed = duesOf(computeAdherence({ ...input, segments: [second, first] }));
        for (let week = 0; week < Math.floor(at / 7); week++) {
          expect(changed.get(day(week * 7))).toBe(alone.get(day(week * 7)));
        }
      }),
    );
  });

  it("an excuse only lowers what is due", () => {
    const excused = fc.tuple(inputs, fc.integer({ min: 0, max: 56 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(excused, ([input, start, length]) => {
        const without = duesOf(computeAdherence(input));
        const span = { from: day(start), to: day(start + length) };
        const withIt = duesOf(computeAdherence({ ...input, excuses: [...input.excuses, span] }));
        for (const [weekStart, due] of withIt) expect(due).toBeLessThanOrEqual(without.get(weekStart) ?? 0);
      }),
    );
  });

  it("handles a caseload of 200 patients over a year", () => {
    const kinds: Schedule[] = [
      { kind: "fixed_days", weekdays: [0, 2, 4] },
      { kind: "weekly_quota", perWeek: 3 },
    ];
    const year = Array.from({ length: 52 * 3 }, (_, index): AdherenceLog => {
      return {
        id: String(index),
        day: day(Math.floor(index / 3) * 7 + (index % 3) * 2),
        credit: fraction(9, 10),
      };
    });
    const percents = Array.from({ length: 200 }, (_, patient) => {
      const plan = [{ versionId: "v", effectiveFrom: day(0), schedule: kinds[patient % 2]! }];
      return computeAdherence({ segments: plan, logs: year, excuses: [], today: day(364) }).rolling.percent;
    });
    expect(new Set(percents)).toEqual(new Set([90]));
  });
});
