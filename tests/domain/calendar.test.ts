/** Dates and local days, held against the platform’s own calendar and across changes of the clock. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  calendarDateOf,
  compareDays,
  dayNumberOf,
  dayOfNumber,
  daysBetween,
  eachDay,
  endOfLocalDay,
  isLocalDay,
  isValidZone,
  localDayOf,
  startOfLocalDay,
  weekdayOf,
  weekStartOf,
} from "#lib/domain/calendar.ts";

const dayNumbers = fc.integer({ min: dayNumberOf("0001-01-01"), max: dayNumberOf("9998-12-31") });

describe("calendar dates", () => {
  it.each(["2024-02-29", "2000-02-29", "2025-12-31", "0001-01-01"])("%s exists", (day) => {
    expect(isLocalDay(day)).toBe(true);
  });

  it.each([
    "2025-02-29",
    "1900-02-29",
    "2025-04-31",
    "2025-00-10",
    "2025-13-01",
    "2025-1-1",
    "2025-01-00",
    "2025-01-01T00:00",
    " 2025-01-01",
    "",
    null,
    20250101,
  ])("%s is no date", (value) => {
    expect(isLocalDay(value)).toBe(false);
  });

  it("agrees with the platform's calendar on every date number", () => {
    fc.assert(
      fc.property(dayNumbers, (n) => {
        const day = dayOfNumber(n);
        expect(day).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumberOf(day)).toBe(n);
        expect(weekdayOf(day)).toBe((new Date(n * 86_400_000).getUTCDay() + 6) % 7);
      }),
    );
  });

  it("adds and counts days as inverses, and sorts like the numbers", () => {
    fc.assert(
      fc.property(dayNumbers, fc.integer({ min: -5000, max: 5000 }), (n, count) => {
        fc.pre(n + count >= dayNumberOf("0001-01-01") && n + count <= dayNumberOf("9998-12-31"));
        const from = dayOfNumber(n);
        const to = addDays(from, count);
        expect(daysBetween(from, to)).toBe(count);
        expect(Math.sign(compareDays(to, from))).toBe(Math.sign(count));
      }),
    );
  });

  it("knows the ISO Monday, across months and years", () => {
    expect(weekStartOf("2025-03-03")).toBe("2025-03-03");
    expect(weekStartOf("2025-03-09")).toBe("2025-03-03");
    expect(weekStartOf("2026-01-01")).toBe("2025-12-29");
    expect(weekdayOf("1969-12-28")).toBe(6);
  });

  it("lists days with both ends, and none backwards", () => {
    expect(eachDay("2024-02-28", "2024-03-01")).toEqual(["2024-02-28", "2024-02-29", "2024-03-01"]);
    expect(eachDay("2024-03-01", "2024-02-28")).toEqual([]);
  });

  it("throws on text that is no date", () => {
    expect(() => addDays("2025-02-30", 1)).toThrow();
    expect(() => dayOfNumber(0.5)).toThrow();
  });
});

describe("the local day of an instant", () => {
  it.each([
    ["just before the rollover", "2025-03-05T10:59:59.999Z", "America/Los_Angeles", "2025-03-04"],
    ["at the rollover", "2025-03-05T11:00:00Z", "America/Los_Angeles", "2025-03-05"],
    ["F18, half past midnight", "2025-03-05T08:30:00Z", "America/Los_Angeles", "2025-03-04"],
    ["F20, the night the US clocks go forward", "2025-03-09T10:30:00Z", "America/Los_Angeles", "2025-03-09"],
    ["01:59 before that jump", "2025-03-09T09:59:59Z", "America/Los_Angeles", "2025-03-08"],
    ["03:00 right after that jump", "2025-03-09T10:00:00Z", "America/Los_Angeles", "2025-03-09"],
    ["first 01:30 of the night they go back", "2025-11-02T08:30:00Z", "America/Los_Angeles", "2025-11-01"],
    ["second 01:30 of it", "2025-11-02T09:30:00Z", "America/Los_Angeles", "2025-11-01"],
    ["03:00 of it", "2025-11-02T11:00:00Z", "America/Los_Angeles", "2025-11-02"],
    ["Athens, 02:59 before 03:00 is left out", "2025-03-30T00:59:59Z", "Europe/Athens", "2025-03-29"],
    ["Athens, 04:00 after it", "2025-03-30T01:00:00Z", "Europe/Athens", "2025-03-30"],
    ["Athens, the first 03:00", "2025-10-26T00:00:00Z", "Europe/Athens", "2025-10-26"],
    ["Athens, the second 03:00", "2025-10-26T01:00:00Z", "Europe/Athens", "2025-10-26"],
    ["Berlin, second 02:30 in October", "2025-10-26T01:30:00Z", "Europe/Berlin", "2025-10-25"],
    ["Lord Howe, half an hour back at 02:00", "2025-04-05T15:15:00Z", "Australia/Lord_Howe", "2025-04-05"],
    ["Lord Howe, 03:00 after it", "2025-04-05T16:30:00Z", "Australia/Lord_Howe", "2025-04-06"],
    ["Kathmandu, 02:59", "2025-05-31T21:14:59Z", "Asia/Kathmandu", "2025-05-31"],
    ["Kathmandu, 03:00", "2025-05-31T21:15:00Z", "Asia/Kathmandu", "2025-06-01"],
    ["Chatham, 45 minutes off", "2025-06-01T14:15:00Z", "Pacific/Chatham", "2025-06-02"],
    ["Apia, the evening before the date it left out", "2011-12-30T09:59:59Z", "Pacific/Apia", "2011-12-29"],
    ["Apia, the morning after", "2011-12-30T13:00:00Z", "Pacific/Apia", "2011-12-31"],
    ["Kiritimati, a day ahead of Honolulu", "2025-01-01T13:30:00Z", "Pacific/Kiritimati", "2025-01-02"],
    ["Honolulu, the same instant", "2025-01-01T13:30:00Z", "Pacific/Honolulu", "2025-01-01"],
    [
      "Casey, back from 04:00 to 01:00: the day goes on",
      "2018-03-10T18:00:00Z",
      "Antarctica/Casey",
      "2018-03-11",
    ],
    ["before 1970, with milliseconds", "1969-12-31T23:59:59.999Z", "UTC", "1969-12-31"],
  ])("%s", (_, instant, zone, day) => {
    expect(localDayOf(new Date(instant), zone)).toBe(day);
  });

  it.each([
    ["2025-06-01", "Europe/Berlin", "2025-06-01T01:00:00Z", 24],
    ["2025-03-29", "Europe/Berlin", "2025-03-29T02:00:00Z", 23],
    ["2025-10-25", "Europe/Berlin", "2025-10-25T01:00:00Z", 25],
    ["2025-03-30", "Europe/Athens", "2025-03-30T01:00:00Z", 23],
    ["2025-10-26", "Europe/Athens", "2025-10-26T00:00:00Z", 25],
    ["2025-10-04", "Australia/Lord_Howe", "2025-10-03T16:30:00Z", 23.5],
    ["2025-04-05", "Australia/Lord_Howe", "2025-04-04T16:00:00Z", 24.5],
    ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00Z", 3],
  ])("%s in %s begins at %s and lasts %d hours", (day, zone, start, hours) => {
    const begin = startOfLocalDay(day, zone);
    expect(begin).toEqual(new Date(start));
    expect((endOfLocalDay(day, zone).getTime() - begin.getTime()) / 3_600_000).toBe(hours);
  });

  it("days tile time in every zone: an instant lies between the start and the end of its day", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    const instants = fc.date({
      min: new Date("1975-01-01T00:00:00Z"),
      max: new Date("2040-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const day = localDayOf(instant, zone);
        expect(startOfLocalDay(day, zone).getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(endOfLocalDay(day, zone).getTime()).toBeGreaterThan(instant.getTime());
      }),
      { numRuns: 500 },
    );
  });

  it("refuses what is no zone and no instant", () => {
    expect(isValidZone("Europe/Berlin")).toBe(true);
    expect(isValidZone("UTC")).toBe(true);
    for (const zone of ["", "+05:30", "Mars/Base", "europe berlin", null, undefined]) {
      expect(isValidZone(zone)).toBe(false);
    }
    expect(() => localDayOf(new Date(Number.NaN), "UTC")).toThrow();
    expect(() => localDayOf(new Date(0), "Mars/Base")).toThrow();
  });
});

describe("the date on the wall clock", () => {
  it.each([
    ["2026-06-10T21:59:00Z", "Europe/Vienna", "2026-06-10"],
    ["2026-06-10T22:00:00Z", "Europe/Vienna", "2026-06-11"],
    ["2026-06-11T00:59:00Z", "Europe/Vienna", "2026-06-11"],
    ["2026-06-11T03:30:00Z", "America/Los_Angeles", "2026-06-10"],
  ])("%s in %s is %s", (instant, zone, date) => {
    expect(calendarDateOf(new Date(instant), zone)).toBe(date);
  });
});
