/** Sparklines, calendar and the patient's pain chart: unknown is drawn as unknown, 0 as a mark, and each has a name. */
import { describe, expect, it } from "vitest";
import { AdherenceSparkline, type SparkWeekView } from "#components/chart/adherence-sparkline.tsx";
import { AdherenceFigure, AdherenceSummary } from "#components/chart/adherence-summary.tsx";
import { DayMark } from "#components/chart/day-mark.tsx";
import { PainSparkline } from "#components/chart/pain-sparkline.tsx";
import { PatientCalendar } from "#components/chart/patient-calendar.tsx";
import { PatientPainChart } from "#components/chart/patient-pain-chart.tsx";
import { dayStates, type PainDotView } from "#components/chart/types.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { count, course, render, tableRows, week } from "./chart-fixtures.tsx";

const today = "2026-10-14";
const weeks: SparkWeekView[] = [
  week("2026-08-31", { percent: null, band: "insufficient" }),
  week("2026-09-07", { percent: 0, band: "low" }),
  week("2026-09-14", { percent: null, band: "not-applicable", excused: true }),
  week("2026-09-21", { percent: 60, band: "partial" }),
  week("2026-10-12", { percent: null, open: true }),
];

describe("adherence sparkline", () => {
  const html = render(<AdherenceSparkline weeks={weeks} fourWeeks={{ percent: 60, band: "partial" }} />);

  it("always has eight places: unknown dashes, an empty mark for 0, a hatch for excused", () => {
    expect(count(html, /data-week="unknown"/g)).toBe(5);
    expect(count(html, /data-week="zero"/g)).toBe(1);
    expect(count(html, /data-week="excused"/g)).toBe(1);
    expect(count(html, /data-week="partial"/g)).toBe(1);
  });

  it("is named with its values, and shows figure and band", () => {
    expect(html).toContain('aria-label="Last 4 weeks: too few to say, 0\u00a0%, excused, 60\u00a0%"');
    expect(html).toContain("60\u00a0%</b><small>partial</small>");
  });

  it("shows no figure where the band says nothing", () => {
    const few = render(<AdherenceSparkline weeks={[]} fourWeeks={{ percent: 100, band: "insufficient" }} />);
    expect(few).toContain("too few to say");
    expect(few).not.toContain("100");
    const calm = render(
      <AdherenceSparkline weeks={[]} fourWeeks={{ percent: 90, band: "on-track" }} instead="calm plan" />,
    );
    expect(calm).toContain("calm plan");
    expect(calm).not.toContain("90");
  });
});

describe("pain sparkline", () => {
  const dots = (values: readonly (number | null)[]): PainDotView[] =>
    values.map((pain, place) => ({ day: addDays(today, place - values.length + 1), pain }));

  it("draws a reported 0 and leaves a day without an answer empty", () => {
    const html = render(<PainSparkline dots={dots([0, null, 2])} today={today} />);
    expect(count(html, /<circle/g)).toBe(2);
    expect(html).toContain("12 Oct 0, 14 Oct 2");
  });

  it("joins dots three days apart and no further", () => {
    const near = render(<PainSparkline dots={dots([1, null, null, 2])} today={today} />);
    const far = render(<PainSparkline dots={dots([1, null, null, null, 2])} today={today} />);
    // One path is the line at 5.5; the other joins the dots.
    expect(count(near, /<path/g)).toBe(2);
    expect(count(far, /<path/g)).toBe(1);
  });

  it("says none instead of a number when there is no answer in 14 days", () => {
    const html = render(<PainSparkline dots={[{ day: "2026-09-01", pain: 4 }]} today={today} />);
    expect(html).toContain("none</small>");
    expect(html).not.toContain("<circle");
  });

  it("sets the number 0 as the latest answer", () => {
    expect(render(<PainSparkline dots={dots([3, 0])} today={today} />)).toMatch(/<b[^>]*>0<\/b>/);
  });
});

describe("patient pain chart", () => {
  const dots: PainDotView[] = [
    { day: "2026-10-01", pain: 4 },
    { day: "2026-10-03", pain: null },
    { day: "2026-10-04", pain: 0 },
    { day: "2026-10-09", pain: null },
    { day: "2026-10-13", pain: 1 },
  ];
  const html = render(<PatientPainChart dots={dots} measure="sessions" today={today} />);
  const title = "Pain in sessions fell from 4 to 1";

  it("is named by its finding and prints the same numbers", () => {
    expect(html).toContain(`role="img" aria-label="${title}"`);
    expect(tableRows(html, title)).toEqual([
      ["Thu 1 Oct", "4"],
      ["Sat 3 Oct", "no answer"],
      ["Sun 4 Oct", "0"],
      ["Fri 9 Oct", "no answer"],
      ["Tue 13 Oct", "1"],
    ]);
  });

  it("draws a reported 0 on the zero line and an unanswered day below it, dashed", () => {
    const zero = /data-pain="0"[^>]*cy="([\d.]+)"/.exec(html)?.[1];
    const unknown = [...html.matchAll(/class="unk" data-pain="unknown"[^>]*cy="([\d.]+)"/g)].map(
      (match) => match[1],
    );
    expect(unknown).toHaveLength(2);
    expect(Number(unknown[0])).toBeGreaterThan(Number(zero));
  });

  it("joins 1 and 4 October, three days apart, and not 4 and 13 October", () => {
    const svg = html.slice(html.indexOf("<svg"), html.indexOf("<details"));
    const slopes = [...svg.matchAll(/<line class="[^"]*thread[^"]*"/g)];
    expect(slopes).toHaveLength(1);
  });

  it("calls one or two points of difference what they are", () => {
    const steady = render(
      <PatientPainChart
        dots={[
          { day: "2026-10-01", pain: 3 },
          { day: "2026-10-02", pain: 2 },
        ]}
        measure="check-ins"
        today={today}
      />,
    );
    expect(steady).toContain("Worst pain is about the same: 3 at first, 2 now");
  });

  it("stands with one point, no answer at all, and nothing", () => {
    const one = render(
      <PatientPainChart dots={[{ day: today, pain: 0 }]} measure="sessions" today={today} />,
    );
    expect(one).toContain("Pain in your first session: 0");
    const unanswered = render(
      <PatientPainChart dots={[{ day: today, pain: null }]} measure="sessions" today={today} />,
    );
    expect(unanswered).toContain("No pain answer yet");
    expect(count(unanswered, /data-pain="unknown"/g)).toBe(1);
    const empty = render(<PatientPainChart dots={[]} measure="check-ins" today={today} />);
    expect(empty).toContain("after your first check-in");
    for (const page of [one, unanswered, empty]) expect(page).not.toMatch(/NaN|undefined| style=/);
  });
});

describe("patient calendar", () => {
  const html = render(
    <PatientCalendar
      days={course.days}
      today={today}
      caption="Your sessions"
      notes={[{ weekStart: "2026-09-28", text: "away" }]}
    />,
  );

  it("names each day with its state, flare included", () => {
    for (const name of [
      "Mon 14 Sep: done",
      "Wed 16 Sep: 60\u00a0% done",
      "Mon 28 Sep: excused, flare",
      "Mon 5 Oct: stopped for pain, counts as done",
      "Fri 16 Oct: due later",
    ]) {
      expect(html).toContain(`aria-label="${name}"`);
    }
  });

  it("has a row for each week from the first to this one, newest first, and no mark where nothing is known", () => {
    const headings = [...html.matchAll(/<th scope="row"[^>]*>([^<]+)</g)].map((match) => match[1]);
    expect(headings).toEqual(["Now", "5 Oct", "28 Sep", "21 Sep", "14 Sep"]);
    expect(count(html, /role="img"/g)).toBe(course.days.length);
    expect(html).toContain("away");
  });

  it("explains only the marks that occur", () => {
    const plain = render(
      <PatientCalendar days={[{ day: today, state: "done" }]} today={today} caption="Your sessions" />,
    );
    expect(plain).toContain("</svg>done</li>");
    expect(plain).not.toContain("excused");
  });
});

describe("day marks", () => {
  it("differ in shape for every state, with and without a flare", () => {
    const shapes = new Set(
      dayStates.flatMap((state) => [
        render(<DayMark state={state} fraction={0.5} />),
        render(<DayMark state={state} fraction={0.5} flare />),
      ]),
    );
    expect(shapes.size).toBe(dayStates.length * 2);
  });

  it("stay visible when almost nothing or almost everything was done", () => {
    const filled = (fraction: number): number =>
      Number(
        /height="([\d.]+)"[^>]*class="day-fill"/.exec(
          render(<DayMark state="part" fraction={fraction} />),
        )?.[1],
      );
    expect(filled(0.01)).toBeGreaterThanOrEqual(1.5);
    expect(filled(0.99)).toBeLessThan(16);
  });
});

describe("four weeks in words", () => {
  it("gives the patient sessions first, then the share of the planned work", () => {
    const html = render(<AdherenceSummary view={course.fourWeeks} as="h1" />);
    expect(html).toContain(">5 of 9 sessions in four weeks</h1>");
    expect(html).toContain("53\u00a0% of the planned work, flare days included");
  });

  it("shows no percentage when nothing or too little was due", () => {
    const none = { ...course.fourWeeks, percent: null, band: "not-applicable", due: 0, done: 0 } as const;
    const few = { ...course.fourWeeks, percent: 100, band: "insufficient", due: 2, done: 2 } as const;
    expect(render(<AdherenceSummary view={none} />)).not.toContain("%");
    expect(render(<AdherenceSummary view={few} />)).not.toContain("%");
    expect(render(<AdherenceFigure view={few} />)).toContain("2 of 2 sessions, too few to say");
    expect(render(<AdherenceFigure view={none} />)).toContain("nothing was due");
  });
});
