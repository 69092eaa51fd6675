/** Outcome charts: the title is the finding, the table has every answer, no score is never a zero. */
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { OutcomeCharts } from "#components/chart/outcome-charts.tsx";
import { outcomeFinding } from "#components/chart/outcome-finding.ts";
import type { OutcomeMeasureView, OutcomePointView } from "#components/chart/outcome-types.ts";
import { PatientOutcomes } from "#components/chart/patient-outcomes.tsx";
import { outcomeTitle } from "#components/prom/outcome-title.ts";
import chart from "#lib/messages/en/chart.json" with { type: "json" };
import prom from "#lib/messages/en/prom.json" with { type: "json" };

function render(element: ReactElement): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      messages={{ chart, prom }}
      timeZone="UTC"
      onError={(error) => {
        throw error;
      }}
    >
      {element}
    </NextIntlClientProvider>,
  );
}

const point = (
  day: string,
  score: number | null,
  over: Partial<OutcomePointView> = {},
): OutcomePointView => ({
  id: `${day} ${score}`,
  day,
  week: null,
  score,
  missing: 0,
  prorated: false,
  totalOnly: false,
  source: "patient",
  byName: "Ines Hazel",
  rest: null,
  worst: null,
  second: null,
  group: null,
  ...over,
});

function measure(
  points: readonly OutcomePointView[],
  over: Partial<OutcomeMeasureView> = {},
): OutcomeMeasureView {
  const scored = points.flatMap(({ day, score }) => (score === null ? [] : [{ day, score }]));
  const [first, latest] = [scored[0] ?? null, scored.at(-1) ?? null];
  const gain = scored.length > 1 && first && latest ? first.score - latest.score : null;
  return {
    instrument: "rmdq",
    min: 0,
    max: 24,
    better: "lower",
    points,
    first,
    latest,
    gain,
    percent: gain === null || !first?.score ? null : Math.round((gain / first.score) * 100),
    improved: gain === null ? null : gain >= 5,
    worse: false,
    mdcAt: null,
    improvedAt: first === null ? null : first.score - 5,
    poor: null,
    ...over,
  };
}

const two = (to: number) =>
  measure([point("2026-05-12", 14, { week: 0 }), point("2026-06-23", to, { week: 6 })]);
const charts = (measures: readonly OutcomeMeasureView[]) =>
  render(
    <OutcomeCharts
      measures={measures}
      from="2026-05-12"
      today="2026-06-24"
      zone="Europe/Vienna"
      nextDue={{ rmdq: "2026-08-04" }}
    />,
  );

describe("the finding", () => {
  it.each<[string, OutcomeMeasureView, string]>([
    ["nothing answered", measure([]), "No RMDQ score yet"],
    ["answered without a score", measure([point("2026-05-12", null, { missing: 6 })]), "No RMDQ score yet"],
    ["one score", measure([point("2026-05-12", 14)]), "RMDQ 14 on 12 May, the first score"],
    [
      "improved",
      two(9),
      "RMDQ improved since 12 May by 5 points, 36 %: more than the smallest change that matters",
    ],
    ["better, not enough", two(12), "RMDQ better since 12 May by 2 points: less than counts as improved"],
    ["the same", two(14), "RMDQ is as it was on 12 May: 14"],
    ["worse by one", two(15), "RMDQ worse since 12 May by 1 point"],
    [
      "PSFS by a fraction of a point",
      measure([point("2026-05-12", 4.3), point("2026-06-23", 6.7)], {
        instrument: "psfs",
        max: 10,
        better: "higher",
        gain: 2.4,
        percent: 56,
        improved: true,
      }),
      "PSFS improved since 12 May by 2.4 points, 56 %: more than the smallest change that matters",
    ],
    [
      "PGIC in its word",
      measure([point("2026-06-23", 2)], {
        instrument: "pgic",
        min: -3,
        max: 3,
        improved: true,
        improvedAt: null,
      }),
      "By the patient’s own word: Much better. That counts as improved",
    ],
    [
      "a measure that is no measure of change",
      measure([point("2026-05-12", 6), point("2026-06-23", 3)], { instrument: "startback", gain: null }),
      "STarT Back went from 6 to 3 since 12 May",
    ],
  ])("%s", (_name, given, expected) => {
    expect(charts([given])).toContain(`<h2>${expected}</h2>`);
  });

  it("names the picture", () => {
    expect(charts([two(9)])).toContain('aria-label="RMDQ improved since 12 May by 5 points');
  });
});

describe("the table", () => {
  const html = charts([
    measure([
      point("2026-05-12", 12, { week: 0, missing: 2, prorated: true, source: "staff", byName: "Dana Wren" }),
      point("2026-05-26", null, { week: 2, missing: 6 }),
    ]),
  ]);
  it("has every answer, also the one without a score", () => {
    expect(html).toContain("12 May 2026");
    expect(html).toContain("2 items missing, worked out from the others");
    expect(html).toContain("Dana Wren, for the patient");
    expect(html).toContain("no score");
    expect(html).toContain("6 items missing");
  });
  it("tells that scores are self-reported, and whose days", () => {
    expect(html).toContain("All scores are self-reported.");
    expect(html).toContain("Europe/Vienna");
  });
});

describe("the title of the page", () => {
  const none = { recovered: null, success: null };
  it("is the best that is known, and worse comes first", () => {
    expect(outcomeTitle([], none).key).toBe("none");
    expect(outcomeTitle([measure([point("2026-05-12", 14)])], none).key).toBe("first");
    expect(outcomeTitle([two(12)], none).key).toBe("steady");
    expect(outcomeTitle([two(9)], none)).toMatchObject({ key: "improved", names: ["rmdq"] });
    expect(outcomeTitle([two(9)], { recovered: null, success: true }).key).toBe("success");
    expect(outcomeTitle([two(2)], { recovered: true, success: true })).toMatchObject({
      key: "recovered",
      rmdq: 2,
    });
    expect(outcomeTitle([{ ...two(9), worse: true }], { recovered: null, success: true }).key).toBe("worse");
  });
});

describe("the patient’s own chart", () => {
  it("says where the score stands without praise or blame, and draws each score and each gap", () => {
    const html = render(
      <PatientOutcomes
        measures={[measure([point("2026-05-12", 14), point("2026-05-26", null), point("2026-06-23", 9)])]}
        today="2026-06-24"
      />,
    );
    expect(html).toContain("Back and daily life: better, 14 to 9 of 24");
    expect(html.match(/data-score="14"|data-score="9"/g)).toHaveLength(2);
    expect(html.match(/data-score="none"/g)).toHaveLength(1);
    expect(html).not.toMatch(/<line[^>]*data-join/);
  });
  it("joins scores that follow one another", () => {
    const html = render(<PatientOutcomes measures={[two(9)]} today="2026-06-24" />);
    expect(html.match(/data-join/g)).toHaveLength(1);
  });
  it("is nothing where nothing was scored", () => {
    expect(render(<PatientOutcomes measures={[]} today="2026-06-24" />)).toBe("");
  });
});

it("a finding keeps its figures", () => {
  expect(outcomeFinding(two(9))).toMatchObject({
    key: "improved",
    points: 5,
    percent: 36,
    from: 14,
    to: 9,
    day: "2026-05-12",
  });
});
