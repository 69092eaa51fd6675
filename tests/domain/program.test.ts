/** Which version is in force when: worked cases, and properties that any history of publications must keep. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, eachDay } from "#lib/domain/calendar.ts";
import {
  isCalmOnly,
  isInForce,
  mainCount,
  nextVersion,
  onDemandInForce,
  type ProgramEnding,
  type PublishedVersion,
  segmentsOf,
  versionInForce,
} from "#lib/domain/program.ts";

const first = "2026-03-02";
const day = (n: number) => addDays(first, n);
const last = 40;

let made = 0;
function published(of: Partial<PublishedVersion> & { from: number; at: number }): PublishedVersion {
  const { from, at, ...rest } = of;
  return {
    versionId: `v${String(++made).padStart(6, "0")}`,
    programId: "p1",
    programName: "Strength",
    number: 1,
    lane: "core",
    origin: "person",
    effectiveFrom: day(from),
    publishedAt: new Date(Date.UTC(2026, 2, 1, 12, 0, 0, at)),
    schedule: { kind: "weekly_quota", perWeek: 3 },
    calmOnly: false,
    clearanceNeeded: true,
    ...rest,
  };
}

const standing = (versions: PublishedVersion[], endings: ProgramEnding[] = []) =>
  segmentsOf(versions, endings).map(
    (span) => `${span.programId}.${span.number} ${span.effectiveFrom}..${span.endsBefore ?? ""}`,
  );

test("each publication takes over on its day and the one before stops there", () => {
  const versions = [
    published({ number: 1, from: 0, at: 0 }),
    published({ number: 2, from: 4, at: 1 }),
    published({ programId: "p2", number: 1, from: 10, at: 2 }),
  ];
  expect(standing(versions)).toEqual([
    "p1.1 2026-03-02..2026-03-06",
    "p1.2 2026-03-06..2026-03-12",
    "p2.1 2026-03-12..",
  ]);
});

test("two publications for one day: the later one holds, the earlier never was in force", () => {
  const versions = [published({ number: 1, from: 3, at: 0 }), published({ number: 2, from: 3, at: 1 })];
  expect(standing(versions)).toEqual(["p1.2 2026-03-05.."]);
});

test("a plan published for today replaces one that was to begin later, so loaded work cannot come back after a return to calm care", () => {
  const versions = [
    published({ number: 1, from: 0, at: 0 }),
    published({ number: 2, from: 20, at: 1 }),
    published({ programId: "calm", from: 5, at: 2, calmOnly: true, clearanceNeeded: false }),
  ];
  expect(standing(versions)).toEqual(["p1.1 2026-03-02..2026-03-07", "calm.1 2026-03-07.."]);
});

test("an ended program leaves a gap until the next begins, and does not come back", () => {
  const versions = [
    published({ number: 1, from: 0, at: 0 }),
    published({ programId: "p2", from: 20, at: 1 }),
  ];
  const endings = [{ programId: "p1", endsOn: day(10) }];
  const spans = segmentsOf(versions, endings);
  expect(versionInForce(spans, day(9))?.programId).toBe("p1");
  expect(versionInForce(spans, day(10))).toBeNull();
  expect(nextVersion(spans, day(10))?.programId).toBe("p2");
  expect(
    versionInForce(segmentsOf(versions, [...endings, { programId: "p2", endsOn: day(30) }]), day(30)),
  ).toBeNull();
});

test("on-demand programs stand beside the core and beside each other", () => {
  const versions = [
    published({ number: 1, from: 0, at: 0 }),
    published({ programId: "w", lane: "on_demand", from: 2, at: 1 }),
    published({ programId: "x", lane: "on_demand", from: 3, at: 2 }),
    published({ programId: "w", lane: "on_demand", number: 2, from: 6, at: 3 }),
  ];
  const spans = segmentsOf(versions, []);
  expect(versionInForce(spans, day(6))?.programId).toBe("p1");
  expect(onDemandInForce(spans, day(6)).map((span) => `${span.programId}.${span.number}`)).toEqual([
    "x.1",
    "w.2",
  ]);
  expect(versionInForce(spans, day(6), "on_demand")?.programId).toBe("w");
});

const histories = fc
  .array(
    fc.record({
      program: fc.integer({ min: 0, max: 3 }),
      from: fc.integer({ min: 0, max: last }),
      onDemand: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map((row, at) =>
      published({
        programId: `${row.onDemand ? "w" : "p"}${row.program}`,
        lane: row.onDemand ? "on_demand" : "core",
        number: at + 1,
        from: row.from,
        at,
      }),
    ),
  );
const endingsOf = fc.uniqueArray(
  fc.record({
    programId: fc.constantFrom("p0", "p1", "p2", "w0", "w1"),
    endsOn: fc.integer({ min: 0, max: last }).map(day),
  }),
  { selector: (ending) => ending.programId },
);

test("property: on any day the core version in force is the latest published of those that have begun, unless its program has ended", () => {
  fc.assert(
    fc.property(histories, endingsOf, (versions, endings) => {
      const spans = segmentsOf(versions, endings);
      for (const on of eachDay(day(-1), day(last + 2))) {
        const begun = versions.filter((version) => version.lane === "core" && version.effectiveFrom <= on);
        const newest = begun.at(-1) ?? null;
        const ended = endings.some((ending) => ending.programId === newest?.programId && ending.endsOn <= on);
        expect(versionInForce(spans, on)?.versionId ?? null).toBe(ended ? null : (newest?.versionId ?? null));
        expect(
          spans.filter((span) => span.lane === "core" && isInForce(span, on)).length,
        ).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("property: a further publication never changes a day before the one it begins on", () => {
  fc.assert(
    fc.property(histories, endingsOf, fc.integer({ min: 0, max: last }), (versions, endings, from) => {
      const before = segmentsOf(versions, endings);
      const after = segmentsOf([...versions, published({ number: 99, from, at: 999 })], endings);
      for (const on of eachDay(day(-1), day(from - 1))) {
        expect(versionInForce(after, on)?.versionId).toBe(versionInForce(before, on)?.versionId);
        expect(onDemandInForce(after, on)).toHaveLength(onDemandInForce(before, on).length);
      }
    }),
  );
});

test("property: the order in which rows arrive does not matter, and no span is empty", () => {
  fc.assert(
    fc.property(histories, endingsOf, (versions, endings) => {
      const spans = segmentsOf(versions, endings);
      expect(segmentsOf([...versions].reverse(), [...endings].reverse())).toEqual(spans);
      for (const span of spans)
        expect(span.endsBefore === null || span.effectiveFrom < span.endsBefore).toBe(true);
    }),
  );
});

test("calm only means every block, and none is not calm", () => {
  expect(isCalmOnly(["calm", "calm"])).toBe(true);
  expect(isCalmOnly(["calm", "main"])).toBe(false);
  expect(isCalmOnly([])).toBe(false);
});

test("walking and warm-up do not count towards the warning", () => {
  expect(
    mainCount([
      { countsAsMain: false, prescriptions: [1, 2] },
      { countsAsMain: true, prescriptions: [1, 2, 3] },
      { countsAsMain: true, prescriptions: [4] },
    ]),
  ).toBe(4);
});
