/** The patient's strength charts and milestones as the server sends them: finding, marks and table say the same. */
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Climb } from "#components/progress/climb.tsx";
import { Milestones } from "#components/progress/milestones.tsx";
import { PatientStrength } from "#components/progress/patient-strength.tsx";
import type { StrengthLine } from "#lib/domain/strength.ts";
import dose from "#lib/messages/en/dose.json" with { type: "json" };
import progress from "#lib/messages/en/progress.json" with { type: "json" };

const render = (element: ReactElement) =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en-GB"
      messages={{ dose, progress }}
      timeZone="UTC"
      onError={(error) => {
        throw error;
      }}
    >
      {element}
    </NextIntlClientProvider>,
  );

const line = (over: Partial<StrengthLine>): StrengthLine => ({
  slug: "sit",
  name: "Sit-to-stand",
  measure: "repetitions",
  eachSide: false,
  points: [],
  ...over,
});
const point = (day: string, sets: number[], amount: number | null, loadG: number | null = null) => ({
  day,
  sets,
  loadG,
  amount,
});
const titles = (html: string) => [...html.matchAll(/<h3>([^<]*)<\/h3>/g)].map((match) => match[1]);
const cells = (html: string) => [...html.matchAll(/<t[hd][^>]*>([^<]*)<\/t[hd]>/g)].map((match) => match[1]);

describe("strength over time", () => {
  const html = render(
    <PatientStrength
      today="2026-05-20"
      lines={[
        line({
          points: [
            point("2026-05-01", [8, 8], 16),
            point("2026-05-03", [], null),
            point("2026-05-04", [10, 10], 20),
            point("2026-05-15", [0], 0),
            point("2026-05-16", [10, 12], 22),
          ],
        }),
        line({
          slug: "bird",
          name: "Bird dog",
          measure: "held",
          eachSide: true,
          points: [point("2026-05-16", [5, 3, 1], 90)],
        }),
        line({
          slug: "goblet",
          name: "Goblet squat",
          measure: "lifted",
          points: [
            point("2026-05-01", [8, 8], 160_000, 10_000),
            point("2026-05-16", [8, 10], 216_000, 12_000),
          ],
        }),
        line({ slug: "plank", name: "Plank", measure: "held" }),
      ]}
    />,
  );

  it("says each finding in the exercise's own unit", () => {
    expect(titles(html)).toEqual([
      "Sit-to-stand: 16 repetitions at first, 22 repetitions now",
      "Bird dog: 90 seconds so far",
      "Goblet squat: 16 repetitions with 10 kg at first, 18 repetitions with 12 kg now",
      "Plank: nothing entered yet",
    ]);
    expect(html).toContain("Time held in each session, each side");
  });

  it("draws unknown as unknown in its own lane, zero as a mark on the line, and joins nothing over a long gap", () => {
    expect(html.match(/data-amount="unknown"/g)).toHaveLength(1);
    expect(html).toMatch(/class="unk" data-amount="unknown"/);
    expect(html).toMatch(/class="dot" data-amount="0"[^>]*cy="66"/);
    // 1 to 4 May and 15 to 16 May; 4 to 15 May is eleven days, and two dots of the squat are fifteen days apart.
    expect(html.match(/<line class="(?!axl)/g)).toHaveLength(2);
  });

  it("has the same numbers behind the picture", () => {
    expect(cells(html).slice(0, 9)).toEqual([
      "Day",
      "Sets",
      "In all",
      "Fri 1 May",
      "8, 8",
      "16 repetitions",
      "Sun 3 May",
      "no entry",
      "no entry",
    ]);
    expect(cells(html)).toContain("8, 10 × 12 kg");
    expect(html).not.toMatch(/NaN|undefined|Infinity| style=/);
  });

  it("says what will be here before the first session", () => {
    expect(render(<PatientStrength today="2026-05-20" lines={[line({})]} />)).toContain(
      "after your first session",
    );
  });
});

it("milestones name both exercises and the day, with its year once that is over", () => {
  const names = { from: { slug: "a", name: "Bird dog" }, to: { slug: "b", name: "Bird dog squares" } };
  const html = render(<Milestones milestones={[{ day: "2026-05-03", ...names }]} today="2026-05-20" />);
  expect(html).toContain("Bird dog squares");
  expect(html).toMatch(/>3 May</);
  expect(render(<Milestones milestones={[{ day: "2025-05-03", ...names }]} today="2026-05-20" />)).toMatch(
    />3 May 2025</,
  );
});

it("the climbed ladder says of each rung since when, which is the present one with its dose, and which comes next", () => {
  const rung = { position: "all-fours" as const, picture: null, dose: null };
  const sets = { axis: "reps" as const, sets: 2, reps: 10 };
  const none = { holdSeconds: null, durationSeconds: null, distanceM: null, loadG: null };
  const html = render(
    <Climb
      rungs={[
        { ...rung, slug: "c", name: "Squares", since: null, state: "next" },
        {
          ...rung,
          slug: "b",
          name: "Bird dog",
          since: "2026-05-03",
          state: "now",
          dose: { ...sets, ...none },
        },
        { ...rung, slug: "a", name: "Leg reach", since: "2026-04-12", state: "done" },
      ]}
    />,
  );
  const words = html
    .replace(/<svg.*?<\/svg>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  expect(words).toBe(
    "Squares the next rung Bird dog since 3 May 2×10 2 sets of 10 where you are now Leg reach since 12 Apr",
  );
});
