/** The staff page as the server sends it: findings as names, tables with the same numbers, unknown as a word. */
import { describe, expect, it } from "vitest";
import { PatientCharts } from "#components/chart/patient-charts.tsx";
import { count, course, emptyCourse, render, tableRows } from "./chart-fixtures.tsx";

const html = render(<PatientCharts view={course} />);

describe("the course of a patient", () => {
  it("names every picture with its finding", () => {
    const names = [...html.matchAll(/role="img" aria-label="([^"]+)"/g)].map((match) => match[1]);
    expect(names).toEqual([
      "Strength 1, program version 2",
      "On track in 1 of 3 weeks",
      "Pain during sessions fell from 5 to 2",
      "Effort above the limit in 1 of 2 sessions",
    ]);
    for (const name of names) expect(html).toContain(`<h2>${name}</h2>`);
  });

  it("prints in the pain table what the marks show, with 0 as a number and unknown as a word", () => {
    expect(tableRows(html, "Pain during sessions fell from 5 to 2")).toEqual([
      ["Wed 2 Sep", "Check-in", "6", "8", ""],
      ["Thu 3 Sep", "Check-in", "no answer", "no answer", ""],
      ["Mon 14 Sep", "Session", "2", "5", "5"],
      ["Wed 16 Sep", "Session", "1", "4", "no answer"],
      ["Sun 11 Oct", "Session", "0", "0", "0"],
      ["Tue 13 Oct", "Session", "1", "2", "no answer yet"],
    ]);
  });

  it("tells nothing due, too few, excused, open and 0 % apart in the adherence table", () => {
    const rows = tableRows(html, "On track in 1 of 3 weeks");
    expect(rows.map((row) => row[1])).toEqual([
      "nothing due",
      "too few to say",
      "67\u00a0%",
      "0\u00a0%",
      "excused",
      "92\u00a0%",
      "open",
    ]);
    expect(rows[2]?.slice(2)).toEqual([
      "2 of 3",
      "0",
      "Mon 14 Sep: done; Wed 16 Sep: 60\u00a0% done; Fri 18 Sep: not done",
    ]);
    expect(rows[4]?.[4]).toBe("Mon 28 Sep: excused, flare");
  });

  it("keeps an unanswered effort out of the numbers", () => {
    const rows = tableRows(html, "Effort above the limit in 1 of 2 sessions");
    expect(rows.map((row) => row[1])).toEqual(["7", "no answer", "0"]);
  });

  it("draws one rung for each known day, none for days it was told nothing about", () => {
    expect(count(html, /data-state="/g)).toBe(course.days.length);
  });

  it("opens on the latest day with an entry and reads it out as a slider over days", () => {
    expect(html).toContain(
      'aria-valuetext="Tue 13 Oct, pain 1 before, 2 during, next morning not answered yet"',
    );
    expect(html).toContain('href="/patients/p1/log/2026-10-13"');
    expect(html).toMatch(/role="slider" tabindex="0"/);
    expect(count(html, /data-ink="2026-10-13"/g)).toBe(4);
  });

  it("ships no style attribute, which the content policy refuses, and no broken number", () => {
    for (const page of [html, render(<PatientCharts view={emptyCourse} />)]) {
      expect(page).not.toMatch(/ style=/);
      expect(page).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it("says in words that there is nothing yet, and shows no figure", () => {
    const empty = render(<PatientCharts view={emptyCourse} />);
    for (const title of ["No phase recorded", "No full week to judge yet", "No pain answer yet"]) {
      expect(empty).toContain(title);
    }
    expect(empty).toContain("nothing recorded");
    expect(empty).not.toContain("<table");
  });

  it("takes a better title from the page", () => {
    const titled = render(<PatientCharts view={course} titles={{ pain: "Pain settled overnight" }} />);
    expect(titled).toContain('aria-label="Pain settled overnight"');
  });
});
