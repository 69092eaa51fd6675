/** Limits of the rules in the editor, ends of a pause, and the record of a decision, as the server sends them. Long: one part a screen. */
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { HowDecided } from "#components/decision/how-decided.tsx";
import { PausedList } from "#components/decision/paused-list.tsx";
import type { CardView, PausedView } from "#components/decision/types.ts";
import { fieldsOf } from "#components/program/editor/hidden-fields.tsx";
import { ProgramRules } from "#components/program/editor/program-rules.tsx";
import { RowLimits } from "#components/program/editor/row-limits.tsx";
import type { EditorDraft, EditorState } from "#components/program/editor/types.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import { defaultRules, prescriptionBounds } from "#lib/domain/prescription.ts";
import type { DraftPrescription, EditorExercise } from "#lib/domain/program-draft.ts";
import type { DecisionInputs } from "#lib/domain/progression-plan.ts";
import { usualLimits } from "#lib/domain/row-limits.ts";
import { catalogue } from "#lib/messages/catalogue.ts";

const render = (element: ReactElement) =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en-GB"
      messages={catalogue("en-GB")}
      timeZone="UTC"
      onError={(error) => {
        throw error;
      }}
    >
      {element}
    </NextIntlClientProvider>,
  );
const textOf = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

const dose: Dose = {
  axis: "reps",
  sets: 2,
  reps: 8,
  holdSeconds: null,
  durationSeconds: null,
  distanceM: null,
  loadG: 20_000,
};
const range = (min: number, max: number) => ({ min, max });
const exerciseBounds = {
  sets: range(2, 3),
  reps: range(8, 12),
  holdSeconds: null,
  durationSeconds: null,
  distanceM: null,
};
const exercise = {
  id: "e1",
  slug: "goblet-squat",
  name: "Goblet squat",
  axis: "reps",
  loadable: true,
  bounds: exerciseBounds,
} as unknown as EditorExercise;
const row: DraftPrescription = {
  exerciseId: "e1",
  dose,
  side: "both",
  restSeconds: 60,
  findsLoad: false,
  loadMaxG: null,
  note: null,
  cautionReason: null,
  limits: usualLimits,
};
const approval = { dose: { ...dose, sets: 3, reps: 12 }, until: "2026-06-30" };
const rowLimits = (over: Partial<DraftPrescription> = {}) =>
  render(
    <RowLimits
      name="draft.0.0"
      row={{ ...row, ...over }}
      exercise={exercise}
      today="2026-05-20"
      onChange={() => undefined}
    />,
  );

describe("what a row may do by itself", () => {
  it("is nothing until a therapist says so, with the easier exercise allowed", () => {
    const text = textOf(rowLimits());
    expect(text).toContain("Limits of the rules: steps up wait for you");
    expect(text).toContain("Load step");
    expect(rowLimits()).toMatch(/name="draft\.0\.0\.mayStepDown"[^>]*checked=""/);
  });

  it("names the dose and the day, and opens with the reason where it cannot stand", () => {
    expect(textOf(rowLimits({ limits: { ...usualLimits, approval } }))).toContain(
      "to 3×12, 20 kg until Tue 30 Jun",
    );
    const below = rowLimits({
      limits: { ...usualLimits, approval: { ...approval, dose: { ...dose, loadG: 18_000 } } },
    });
    expect(below).toContain("<details");
    expect(below).toMatch(/<details[^>]*open=""/);
    expect(textOf(below)).toContain("This lies below the dose itself.");
  });

  it("is sent with the program", () => {
    const state = {
      name: "Strength",
      schedule: { kind: "weekly_quota", perWeek: 3 },
      startDay: "2026-05-20",
      noteToPatient: "",
      movePhase: false,
      moveReason: "",
      rules: { greenStreak: 3 },
      blocks: [
        {
          name: "Main",
          kind: "main",
          countsAsMain: true,
          prescriptions: [{ ...row, limits: { ...usualLimits, rungDownAllowed: false, approval } }],
        },
      ],
    } satisfies EditorState;
    const draft = { programId: "p", versionId: "v", baseVersionId: null, templateId: null } as EditorDraft;
    const sent = new Map(fieldsOf("patient", draft, state).map(([name, value]) => [name, value]));
    const at = "blocks.0.prescriptions.0.";
    expect(sent.get("rules.greenStreak")).toBe(3);
    expect(sent.get(`${at}rungDownAllowed`)).toBe(false);
    expect([sent.get(`${at}approval.sets`), sent.get(`${at}approval.until`)]).toEqual([3, "2026-06-30"]);
    expect(sent.get(`${at}incrementG`)).toBe(2000);
  });
});

describe("rules for a program", () => {
  it("are the clinic's until changed", () => {
    const html = render(<ProgramRules clinic={defaultRules} own={{}} onChange={() => undefined} />);
    expect(textOf(html)).toContain("Rules for this program: All as the clinic sets them");
    expect(html).not.toMatch(/<details[^>]*open=""/);
  });

  it("say which limit is passed, and by what", () => {
    const html = render(
      <ProgramRules clinic={defaultRules} own={{ greenStreak: 5 }} onChange={() => undefined} />,
    );
    expect(html).toMatch(/<details[^>]*open=""/);
    expect(textOf(html)).toContain("One setting of its own");
    expect(textOf(html)).toContain(
      "Exposures in a row when one is amber: at least 5, because of “Green exposures in a row for a step up”.",
    );
  });
});

const bounds = prescriptionBounds(exerciseBounds, dose);
const inputs: DecisionInputs = {
  rule: {
    slug: "goblet-squat",
    axis: "reps",
    loadable: true,
    dose,
    bounds,
    effortMax: 7,
    rules: defaultRules,
    exposures: [],
    today: "2026-05-20",
    redFlagOpen: false,
    flareActive: false,
    publishedSince: false,
    layoffStepTaken: false,
    harder: null,
    easier: { slug: "bodyweight-squat", dose },
    rungDownAllowed: true,
  },
  place: { rank: 2, max: 3 },
};
const stop: CardView = {
  decisionId: "018f0000-0000-7000-8000-000000000001",
  patientId: "p1",
  exercise: { slug: "goblet-squat", name: "Goblet squat", position: "standing", picture: null },
  toExercise: null,
  from: dose,
  to: null,
  spoken: { action: "STOP_NOTIFY", reason: "SEVERE_PAIN", next: null, figures: { during: 8, limit: 8 } },
  evidence: [],
  zones: { amberFrom: 3, amberMax: 5 },
  bounds,
  loadable: true,
  caution: null,
  decidedOn: "2026-05-20",
  decidedAt: new Date("2026-05-20T18:00:00Z"),
  superseded: false,
  resolution: null,
};

describe("how it was decided", () => {
  const page = (alike: boolean) =>
    textOf(
      render(
        <HowDecided
          card={stop}
          inputs={inputs}
          occasion="session"
          ruleVersion="1"
          settingsHash={"ab12".repeat(16)}
          alike={alike}
          names={{ "bodyweight-squat": "Bodyweight squat" }}
        />,
      ),
    );

  it("shows inputs, neighbours, settings with their limits, rule version and the start of the hash", () => {
    const text = page(true);
    expect(text).toContain("Exercise one rung down Bodyweight squat");
    expect(text).toContain("Exercise one rung up none");
    expect(text).toContain("8 to 12; 2 to 3 sets; from 2 kg in steps of 2 kg, at most 40 kg");
    expect(text).toContain("Stop: pain during from 8 6 to 9");
    expect(text).toContain("2 of at most 3");
    expect(text).toContain("Rule version 1. Settings ab12ab12ab12.");
    expect(text).toContain("Replayed now from this record: decided alike.");
  });

  it("says so where the record does not explain itself, with its number", () => {
    expect(page(false)).toContain(
      `decided otherwise. Tell whoever runs this server, with the number ${stop.decisionId}`,
    );
  });
});

describe("a pause", () => {
  const paused: PausedView = {
    id: "s1",
    patientId: "p1",
    patientName: "Ines Hazel",
    scope: "exercise",
    exercise: "Goblet squat",
    reason: "SEVERE_PAIN",
    suspendedOn: "2026-05-20",
    card: stop,
  };
  const action = async (state: Parameters<NonNullable<Parameters<typeof PausedList>[0]["action"]>>[0]) =>
    state;

  it("of an exercise ends in three ways, of all strengthening by resuming", () => {
    const one = textOf(render(<PausedList rows={[paused]} theme="auto" action={action} withName />));
    for (const way of ["Resume as it was", "Resume with another dose", "Leave it out"])
      expect(one).toContain(way);
    expect(one).toContain("2×8, 20 kg");
    expect(one).toContain("stopped");
    const all = textOf(
      render(<PausedList rows={[{ ...paused, scope: "strengthening" }]} theme="auto" action={action} />),
    );
    expect(all).toContain("Resume strengthening");
    expect(all).not.toContain("Leave it out");
  });

  it("is only read by whoever may not end it", () => {
    expect(textOf(render(<PausedList rows={[paused]} theme="auto" />))).not.toContain("End the pause");
  });
});
