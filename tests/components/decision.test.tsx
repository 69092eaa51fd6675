/** The decision screens as the server sends them: unknown stays unknown, a rung up is not selected, nothing superseded is lost. Long: one part a screen. */
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DecidedList } from "#components/decision/decided-list.tsx";
import { DecisionBoard } from "#components/decision/decision-board.tsx";
import { DecisionShow } from "#components/decision/decision-show.tsx";
import { DoseCourseChart } from "#components/decision/dose-course.tsx";
import { compareDoses, doseCourse } from "#components/decision/dose-steps.ts";
import { EvidenceChart } from "#components/decision/evidence-chart.tsx";
import { HistoryList } from "#components/decision/history-list.tsx";
import { OwnChangesSection, OwnPauses } from "#components/decision/own-changes.tsx";
import type { CardView, EvidenceView } from "#components/decision/types.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import { prescriptionBounds } from "#lib/domain/prescription.ts";
import { catalogue } from "#lib/messages/catalogue.ts";

const render = (element: ReactElement) =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en-GB"
      messages={catalogue("en-GB")}
      timeZone="UTC"
      now={new Date("2026-05-20T12:00:00Z")}
      onError={(error) => {
        throw error;
      }}
    >
      {element}
    </NextIntlClientProvider>,
  );
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .replaceAll("&#x27;", "'");

const reps = (sets: number, count: number, loadG: number | null = null): Dose => ({
  axis: "reps",
  sets,
  reps: count,
  holdSeconds: null,
  durationSeconds: null,
  distanceM: null,
  loadG,
});
const range = { min: 1, max: 20 };
const bounds = prescriptionBounds(
  { sets: range, reps: range, holdSeconds: null, durationSeconds: null, distanceM: null },
  reps(2, 8),
);
const exposure = (day: string, over: Partial<EvidenceView> = {}): EvidenceView => ({
  day,
  dose: reps(2, 8),
  targets: [8, 8],
  done: [8, 8],
  restPainBefore: 1,
  painDuring: 2,
  nextDayPain: 1,
  nextDayChange: 0,
  effort: 5,
  zone: "green",
  ...over,
});
const bridge = { slug: "glute-bridge", name: "Glute bridge", position: "supine", picture: null } as const;
const squat = { slug: "squat", name: "Squat", position: "standing", picture: null } as const;
const card = (over: Partial<CardView> = {}): CardView => ({
  decisionId: "d1",
  patientId: "p1",
  exercise: bridge,
  toExercise: null,
  from: reps(2, 8),
  to: reps(2, 10),
  spoken: {
    action: "PROGRESS",
    reason: "REPS_UP",
    next: { kind: "dose", dose: reps(2, 10) },
    figures: { n: 2, during: 2, effort: 5, effortMax: 7, mornings: 2, ndOk: 1, pace: "green", maxJump: 10 },
  },
  evidence: [exposure("2026-05-01"), exposure("2026-05-03")],
  zones: { amberFrom: 3, amberMax: 5 },
  bounds,
  loadable: false,
  caution: null,
  decidedOn: "2026-05-04",
  decidedAt: new Date("2026-05-04T08:00:00Z"),
  superseded: false,
  resolution: null,
  ...over,
});

describe("evidence", () => {
  const html = render(
    <EvidenceChart
      card={card({
        evidence: [
          exposure("2026-05-01", { painDuring: 0, restPainBefore: 0 }),
          exposure("2026-05-03", { painDuring: null, nextDayPain: null, nextDayChange: null, effort: null }),
          exposure("2026-05-05", { painDuring: 4, done: [8, 6], nextDayPain: 3, nextDayChange: 2 }),
        ],
      })}
    />,
  );

  it("draws a missing answer dashed below zero, a reported 0 on the line, and joins only what was answered", () => {
    expect(html.match(/data-pain="unknown"/g)).toHaveLength(2);
    expect(html).toMatch(/class="unk" data-pain="unknown"[^>]*cy="71"/);
    expect(html).toMatch(/class="dot" data-pain="0"[^>]*cy="60"/);
    expect(html).toMatch(/class="dot-amber" data-pain="4"/);
    // Two exposures are answered before and during, and the same two the next morning.
    expect(html.match(/class="_?rise/g) ?? html.match(/rise/g)).toHaveLength(2);
    expect(html.match(/settle/g)).toHaveLength(2);
  });

  it("says the same in its name and in its table", () => {
    expect(html).toContain(
      "3 May, done 8, 8 of 8, 8, pain 1 before, no answer during, no answer next morning, effort no answer",
    );
    const cells = [...html.matchAll(/<t[hd][^>]*>([^<]*)<\/t[hd]>/g)].map((match) => match[1]);
    expect(cells.slice(8, 16)).toEqual(["Fri 1 May", "8, 8", "8, 8", "0", "0", "1", "0", "5"]);
    expect(cells.slice(16, 24)).toEqual([
      "Sun 3 May",
      "8, 8",
      "8, 8",
      "1",
      "no answer",
      "no answer",
      "no answer",
      "no answer",
    ]);
    expect(cells[30]).toBe("+2");
  });
});

describe("a row", () => {
  it("shows both exercises of a rung up, asks for the form, and says the caution", () => {
    const html = render(
      <DecisionShow
        theme="auto"
        card={card({
          toExercise: squat,
          to: reps(2, 8),
          spoken: {
            ...card().spoken,
            reason: "RUNG_UP",
            next: { kind: "rung", slug: "squat", dose: reps(2, 8) },
          },
          caution: { level: 2, because: ["disc"] },
        })}
      />,
    );
    expect(html.match(/<figure/g)).toHaveLength(2);
    const text = textOf(html);
    expect(text).toContain("see the form before you approve");
    expect(text).toContain("one rung up at its default dose");
    expect(text).toContain("Squat 2×8");
  });

  it("can be selected unless it changes the exercise", () => {
    const row = {
      patientId: "p1",
      exercise: "Glute bridge",
      asksReason: false,
      dose: reps(2, 10),
      bounds,
      loadable: false,
      show: null,
    };
    const html = render(
      <DecisionBoard
        action={async (state) => state}
        evidenceKey={null}
        groups={[
          {
            patientId: "p1",
            head: null,
            rows: [
              { ...row, decisionId: "d1", label: "Ines, Glute bridge", isRungUp: false },
              { ...row, decisionId: "d2", label: "Ines, Plank", isRungUp: true, asksReason: true },
            ],
          },
        ]}
      />,
    );
    expect(html).toContain('aria-label="Select Ines, Glute bridge"');
    expect(html).not.toContain("Select Ines, Plank");
    expect(textOf(html)).toContain("Select the plain step");
    // The one with caution 2 asks why before it is approved.
    expect(html.match(/name="cautionReason"/g)).toHaveLength(1);
  });
});

describe("what was decided", () => {
  const superseded = card({
    decisionId: "d0",
    superseded: true,
    resolution: { kind: "lapsed", dose: null, reason: null, at: new Date("2026-05-05T09:00:00Z"), by: null },
  });

  it("keeps what was replaced, struck through and marked", () => {
    const html = render(<HistoryList cards={[card(), superseded]} />);
    expect(html.match(/<li/g)).toHaveLength(2);
    expect(textOf(html)).toContain("Replaced by a later decision.");
    expect(textOf(html)).toContain("Waits for a therapist.");
    expect(html).toContain("/patients/p1/decisions?how=d1#how");
  });

  it("says who answered and why", () => {
    const html = render(
      <DecidedList
        rows={[
          {
            ...card({
              resolution: {
                kind: "changed",
                dose: reps(2, 9),
                reason: "One at a time.",
                at: new Date("2026-05-05T09:00:00Z"),
                by: "Dana Wren",
              },
            }),
            patientName: "Ines Hazel",
          },
        ]}
      />,
    );
    const text = textOf(html);
    expect(text).toContain("Changed by Dana Wren, 5 May 2026");
    expect(text).toContain("Reason: One at a time.");
    expect(text).toContain("2×9");
  });
});

describe("the dose over time", () => {
  it("counts load before sets before repetitions", () => {
    expect(compareDoses(reps(2, 8, 22_000), reps(2, 12, 20_000))).toBeGreaterThan(0);
    expect(compareDoses(reps(3, 8), reps(2, 15))).toBeGreaterThan(0);
    expect(compareDoses(reps(2, 8), reps(2, 8))).toBe(0);
  });

  it("is one step a change, up or down, and what waits leads on", () => {
    const applied = (dose: Dose, at: string) =>
      ({ kind: "approved", dose: null, reason: null, at: new Date(at), by: "Dana Wren", to: dose }) as const;
    const cards = [
      card({ decisionId: "d3", from: reps(2, 9), to: reps(2, 11), evidence: [exposure("2026-05-12")] }),
      card({
        decisionId: "d2",
        from: reps(2, 10),
        to: reps(2, 9),
        evidence: [exposure("2026-05-08")],
        spoken: {
          action: "REGRESS",
          reason: "PAIN_RED/REPS_DOWN",
          next: { kind: "dose", dose: reps(2, 9) },
          figures: { during: 6, limit: 5 },
        },
        resolution: applied(reps(2, 9), "2026-05-08T18:00:00Z"),
      }),
      card({ decisionId: "d1", resolution: applied(reps(2, 10), "2026-05-05T09:00:00Z") }),
      card({ decisionId: "d0", superseded: true, from: reps(2, 5) }),
    ];
    const course = doseCourse(cards, reps(2, 9), "2026-05-20", (at) => at.toISOString().slice(0, 10));
    expect(course.steps.map(({ from, dose, direction }) => [from, dose.reps, direction])).toEqual([
      ["2026-05-03", 8, null],
      ["2026-05-05", 10, "up"],
      ["2026-05-08", 9, "down"],
    ]);
    expect(course.waiting?.reps).toBe(11);
    const text = textOf(
      render(<DoseCourseChart exercise="Glute bridge" course={course} today="2026-05-20" />),
    );
    expect(text).toContain("Glute bridge: 2×8 at first, 2×9 now");
    expect(text).toContain("Pain during 6, red above 5: repetitions down to 9 a set.");
  });
});

describe("what the patient reads", () => {
  it("is what changed, why, since when and who agreed", () => {
    const text = textOf(
      render(
        <OwnChangesSection
          theme="auto"
          changes={[
            {
              exercise: bridge,
              toExercise: null,
              from: reps(2, 8),
              to: reps(2, 10),
              spoken: card().spoken,
              isChanged: false,
              on: "2026-05-18",
              by: "Dana Wren",
            },
          ]}
        />,
      ),
    );
    expect(text).toContain("Changed in your program Glute bridge");
    expect(text).toContain("2 sets of 8 before, now 2 sets of 10.");
    expect(text).toContain(
      "2 full sessions in a row with pain at 2 or less: the next step is 10 repetitions a set.",
    );
    expect(text).toContain("Since Mon 18 May. Agreed by Dana Wren.");
  });

  it("is nothing without a change", () => {
    expect(render(<OwnChangesSection theme="auto" changes={[]} />)).toBe("");
    expect(render(<OwnPauses paused={[]} replyTime="one day" />)).toBe("");
  });

  it("says a pause calmly, with the reply time and calm care where it stays open", () => {
    const one = {
      scope: "exercise",
      exercise: "Glute bridge",
      slug: "glute-bridge",
      reason: "SEVERE_PAIN",
      suspendedOn: "2026-05-18",
    } as const;
    const single = textOf(
      render(<OwnPauses paused={[one]} replyTime="one working day" calmHref="/session/x" />),
    );
    expect(single).toContain("Glute bridge is paused");
    expect(single).toContain("usually within one working day");
    expect(single).not.toContain("Do calm care");
    const all = textOf(
      render(
        <OwnPauses
          paused={[one, { ...one, scope: "strengthening", reason: "LONG_LAYOFF" }]}
          replyTime="one working day"
          calmHref="/session/x"
        />,
      ),
    );
    expect(all).toContain("Strengthening is paused");
    expect(all).toContain("Do calm care");
    expect(all).not.toContain("Glute bridge is paused");
    expect(all).not.toMatch(/fail|missed|should have/i);
  });
});
