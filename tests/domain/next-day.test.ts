/** The morning after: which day is asked about, how long it is open, and which answer counts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DaySession,
  daySessionOf,
  type NextDayAnswer,
  nextDayAsked,
  nextDayBand,
  nextDayChange,
  nextDayPainOf,
  nextMorningPains,
} from "#lib/domain/next-day.ts";
import { defaultRules } from "#lib/domain/prescription.ts";
import type { SessionFacts } from "#lib/domain/session.ts";

const zone = "Europe/Vienna";
const monday = "2025-03-10";
const at = (text: string) => new Date(`${text}+01:00`);
const later = (moment: Date, hours: number) => new Date(moment.getTime() + hours * 3_600_000);

const session = (more: Partial<DaySession> = {}): DaySession => ({
  id: "s1",
  day: monday,
  startedAt: at("2025-03-10T18:00"),
  endedAt: at("2025-03-10T18:30"),
  restPainBefore: 2,
  withdrawn: false,
  ...more,
});
const answer = (recordedAt: Date, painNrs = 3, revision = 0): NextDayAnswer => ({
  id: `a${revision}`,
  sessionDay: monday,
  revision,
  painNrs,
  zone,
  recordedAt,
});

const facts = (more: Partial<SessionFacts> = {}): SessionFacts => ({
  id: "s1",
  versionId: "v",
  startedAt: at("2025-03-10T18:00"),
  zone,
  localDay: monday,
  source: "live",
  restPainBefore: 2,
  drowsy: false,
  recordedAt: at("2025-03-10T18:00"),
  amendments: [],
  sets: [],
  exposures: [],
  finishedAt: null,
  lateAccepted: null,
  ...more,
});
const set = (recordedAt: Date, revision = 0) => ({
  prescriptionId: "p",
  setIndex: 0,
  side: "both" as const,
  revision,
  done: 10,
  loadG: null,
  recordedAt,
});
const amendment = (more: Partial<SessionFacts["amendments"][number]>) => ({
  revision: 1,
  localDay: monday,
  restPainBefore: 2,
  drowsy: false,
  withdrawn: false,
  reason: null,
  recordedAt: at("2025-03-12T12:00"),
  ...more,
});

describe("the end of a session", () => {
  test.each([
    ["its finish", facts({ finishedAt: at("2025-03-10T18:40") }), "2025-03-10T18:40"],
    [
      "else the last thing first entered, not a later correction",
      facts({ sets: [set(at("2025-03-10T18:20")), set(at("2025-03-10T20:20"), 1)] }),
      "2025-03-10T18:20",
    ],
    ["else its start", facts(), "2025-03-10T18:00"],
    [
      "its day, where it was left open overnight",
      facts({ finishedAt: at("2025-03-11T09:00") }),
      "2025-03-11T03:00",
    ],
    [
      "its day, where it was entered afterwards",
      facts({ source: "backfilled", startedAt: at("2025-03-12T09:00"), finishedAt: at("2025-03-12T09:05") }),
      "2025-03-11T03:00",
    ],
    ["its day, on paper", facts({ source: "paper", startedAt: at("2025-03-12T09:00") }), "2025-03-11T03:00"],
    [
      "the day it was moved to",
      facts({
        finishedAt: at("2025-03-10T18:40"),
        amendments: [amendment({ localDay: "2025-03-09" })],
      }),
      "2025-03-10T03:00",
    ],
  ])("is %s", (_what, given, end) => {
    expect(daySessionOf(given).endedAt).toEqual(at(end));
  });

  test("the answers that count are those after the newest correction", () => {
    const corrected = daySessionOf(
      facts({ amendments: [amendment({ restPainBefore: 5, withdrawn: true })] }),
    );
    expect(corrected).toMatchObject({ restPainBefore: 5, withdrawn: true });
  });
});

describe("which answer counts", () => {
  const end = session().endedAt;
  test.each([
    [12, 3],
    [36, 3],
    [36.001, null],
  ])("%s hours after the end", (hours, pain) => {
    const known = nextDayPainOf(monday, [session()], [answer(later(end, hours))]);
    expect(known?.pain).toBe(pain);
    expect(known?.answer).toMatchObject({ painNrs: 3, counts: pain !== null });
  });

  test("the window runs from the last session, resting pain is that of the first", () => {
    const evening = session({
      id: "s2",
      startedAt: at("2025-03-10T22:00"),
      endedAt: at("2025-03-10T22:30"),
      restPainBefore: 4,
    });
    const known = nextDayPainOf(monday, [evening, session()], [answer(later(evening.endedAt, 36))]);
    expect(known).toMatchObject({ pain: 3, restPainBefore: 2 });
  });

  test("a withdrawn session neither asks nor holds the window open", () => {
    const gone = session({ id: "s2", endedAt: at("2025-03-10T23:30"), withdrawn: true });
    expect(nextDayPainOf(monday, [gone], [answer(later(end, 12))])).toBeNull();
    const known = nextDayPainOf(monday, [gone, session()], [answer(later(end, 36.5))]);
    expect(known).toMatchObject({ pain: null, answer: { counts: false } });
  });

  test("the newest within the window counts; one given later never replaces it", () => {
    const answers = [answer(later(end, 14), 3), answer(later(end, 15), 5, 1), answer(later(end, 50), 0, 2)];
    expect(nextDayPainOf(monday, [session()], answers)).toMatchObject({
      pain: 5,
      answer: { revision: 1, counts: true },
    });
  });

  test("unknown is never zero: the change needs both", () => {
    expect(nextDayChange({ pain: 3, restPainBefore: 2 })).toBe(1);
    expect(nextDayChange({ pain: 0, restPainBefore: null })).toBeNull();
    expect(nextDayChange({ pain: null, restPainBefore: 0 })).toBeNull();
  });

  test.each([
    [-2, "green"],
    [1, "green"],
    [2, "amber"],
    [3, "red"],
    [null, null],
  ] as const)("a change of %s is %s", (change, band) => {
    expect(nextDayBand(change, defaultRules)).toBe(band);
  });
});

describe("what is asked", () => {
  const sessions = [session()];
  test("nothing on the day itself, also after midnight", () => {
    expect(nextDayAsked(sessions, [], at("2025-03-10T23:00"), zone)).toBeNull();
    expect(nextDayAsked(sessions, [], at("2025-03-11T02:59"), zone)).toBeNull();
  });
  test("the day before from the next local day on, until the window closes", () => {
    expect(nextDayAsked(sessions, [], at("2025-03-11T03:00"), zone)?.sessionDay).toBe(monday);
    expect(nextDayAsked(sessions, [], at("2025-03-12T06:30"), zone)?.sessionDay).toBe(monday);
    expect(nextDayAsked(sessions, [], at("2025-03-12T06:31"), zone)).toBeNull();
  });
  test("of two open days the newer one", () => {
    const tuesday = session({
      id: "s2",
      day: "2025-03-11",
      startedAt: at("2025-03-11T18:00"),
      endedAt: at("2025-03-11T18:30"),
    });
    expect(nextDayAsked([...sessions, tuesday], [], at("2025-03-12T05:00"), zone)?.sessionDay).toBe(
      "2025-03-11",
    );
  });
  test("an answered day is still shown, so that it can be changed", () => {
    const given = answer(at("2025-03-11T08:00"), 4);
    expect(nextDayAsked(sessions, [given], at("2025-03-11T09:00"), zone)?.answer?.painNrs).toBe(4);
  });
});

test("counting answers are resting pain of the day they were given on", () => {
  const end = session().endedAt;
  const given = [answer(later(end, 35), 4)];
  expect(nextMorningPains([session()], given)).toEqual([{ day: "2025-03-12", pain: 4 }]);
  expect(nextMorningPains([session()], [answer(later(end, 40), 4)])).toEqual([]);
});

test("the order in which sessions and answers are known changes nothing", () => {
  const moment = fc
    .integer({ min: 0, max: 60 * 60 })
    .map((minutes) => later(at("2025-03-10T08:00"), minutes / 60));
  const sessions = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom("a", "b", "c", "d"),
      startedAt: moment,
      endedAt: moment,
      restPainBefore: fc.option(fc.integer({ min: 0, max: 10 })),
      withdrawn: fc.boolean(),
    }),
    { selector: (row) => row.id, minLength: 1 },
  );
  const answers = fc.uniqueArray(
    fc.record({ recordedAt: moment, painNrs: fc.integer({ min: 0, max: 10 }), revision: fc.nat(5) }),
    { selector: (row) => row.revision },
  );
  fc.assert(
    fc.property(sessions, answers, (some, given) => {
      const days = some.map((row) => session(row));
      const said = given.map((row) => answer(row.recordedAt, row.painNrs, row.revision));
      expect(nextDayPainOf(monday, days.toReversed(), said.toReversed())).toEqual(
        nextDayPainOf(monday, days, said),
      );
    }),
    { numRuns: 10_000 },
  );
});
