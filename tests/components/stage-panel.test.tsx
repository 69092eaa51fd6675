/** The list of criteria as people read it: every template in every state has its sentence, and only a therapist has buttons. */
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { StagePanel, type StagePanelView } from "#components/program/stage-panel.tsx";
import type { StageCriterion } from "#lib/domain/stage-criteria.ts";
import { criterionKey, stageRules } from "#lib/domain/stage-rules.ts";
import { catalogue } from "#lib/messages/catalogue.ts";

const { stage, dose, program } = catalogue("en-GB");

function render(view: StagePanelView): string {
  const onError = vi.fn();
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en-GB"
      timeZone="UTC"
      messages={{ stage, dose, program }}
      onError={onError}
    >
      <StagePanel view={view} />
    </NextIntlClientProvider>,
  );
  expect(onError.mock.calls.map(([problem]) => String(problem))).toEqual([]);
  return html;
}

/** Every figure that any sentence names. */
const figures = {
  days: 20,
  value: 85,
  done: "8·6·4",
  due: 12,
  count: 2,
  sessions: 6,
  values: "1 · 2 · 1",
  change: 2,
  hold: 10,
  effort: 6,
  left: 12,
  right: 11,
  difference: 9,
  fromG: 8000,
  toG: 12_000,
  rmdq: 4,
  psfs: 7.3,
  met: 9,
  tests: 11,
};

/** Each sentence of a criterion's kind, said in each state. */
function sayings(slug: string): StageCriterion[] {
  return stageRules[slug]!.criteria.flatMap((spec) => {
    const known = stage.criterion[spec.kind] as Record<string, string>;
    const says =
      spec.kind === "confirm" ? ["open"] : Object.keys(known).filter((key) => !key.startsWith("title"));
    return says.map(
      (sentence, place): StageCriterion => ({
        key: `${criterionKey(spec)} ${sentence}`,
        spec,
        says: sentence,
        state: (["met", "not_met", "unknown"] as const)[place % 3]!,
        figures,
        day: "2026-10-14",
        exercise: "bird-dog",
      }),
    );
  });
}

const view = (more: Partial<StagePanelView> = {}): StagePanelView => ({
  patientId: "p",
  program: { name: "Strength 1", startedOn: "2026-09-21" },
  template: { name: "Strength 1 – foundation", builtIn: true, advance: "3 weeks" },
  criteria: [],
  names: {
    "bird-dog": "Bird dog",
    "mcgill-curl-up": "McGill curl-up",
    "side-bridge-knees": "Side bridge on knees",
    "sit-to-stand": "Sit-to-stand",
  },
  hold: null,
  coming: null,
  next: [{ slug: "strength-2-build", name: "Strength 2 – build", movesTo: null }],
  action: "assign",
  mayAdvance: true,
  ...more,
});

const withCriteria = Object.keys(stageRules).filter((slug) => stageRules[slug]!.criteria.length > 0);

describe("the sentences", () => {
  it.each(withCriteria)("%s: none is missing a word or a figure", (slug) => {
    const html = render(view({ criteria: sayings(slug) }));
    expect(html).not.toMatch(/stage\.criterion|\{|undefined/);
  });

  it("say figures as people read them", () => {
    const html = render(
      view({ criteria: [...sayings("strength-1-foundation"), ...sayings("strength-3-load")] }),
    );
    expect(html).toContain("Bird dog at 8·6·4");
    expect(html).toContain("Sit-to-stand 2×12 at effort 6 or less");
    expect(html).toContain("from 8 kg to 12 kg");
    expect(html).toContain("RMDQ 4, PSFS 7.3");
    expect(html).toContain("Wed 14 Oct");
  });
});

describe("the step", () => {
  const [weeks, , , , hinge] = stageRules["subacute-motor-control"]!.criteria;
  const one = (spec: typeof weeks, state: StageCriterion["state"], says: string): StageCriterion => ({
    key: criterionKey(spec!),
    spec: spec!,
    state,
    says,
    figures: { days: 21 },
    day: null,
    exercise: null,
  });
  const criteria = [one(weeks, "met", "days"), one(hinge, "unknown", "open")];

  it("counts what the record can show apart from what a therapist judges", () => {
    expect(render(view({ criteria }))).toContain("1 of 1 criteria met, one for a therapist to judge");
    expect(render(view({ criteria: criteria.slice(0, 1) }))).toContain("The one criterion is met");
  });

  it("asks for the judgement where the phase would move, and for nothing where no record of it stays", () => {
    const moves = [{ slug: "strength-1-foundation", name: "Strength 1", movesTo: "strengthening" as const }];
    const html = render(view({ criteria, next: moves }));
    expect(html).toContain('action="/patients/p/assign"');
    expect(html).toMatch(/name="judged"[^>]*value="hinge_form"|value="hinge_form"[^>]*name="judged"/);
    expect(html).toContain('value="strength-1-foundation"');
    expect(html).toContain("move the phase to strengthening");
    expect(render(view({ criteria }))).not.toContain('name="judged"');
  });

  it("is a therapist's: a clinician reads the list without it", () => {
    const html = render(view({ criteria, mayAdvance: false }));
    expect(html).not.toMatch(/<form|<button|<a /);
    expect(html).toContain("a therapist decides");
  });

  it("is not offered under a hold, nor beside a program that begins already", () => {
    for (const more of [
      { hold: "red_flag" as const, action: null },
      { hold: "flare" as const, action: null, criteria: [] },
      { coming: { name: "Strength 2", from: "2026-10-19" } },
    ])
      expect(render(view({ criteria, ...more }))).not.toMatch(/<button|<a /);
  });

  it("says the clearance first in calm care, and reminders alone where nothing follows", () => {
    expect(render(view({ criteria, action: "clearance", next: [] }))).toContain(
      'href="/patients/p/clearance"',
    );
    expect(render(view({ criteria, action: null, next: [] }))).toContain("reminders are enough");
  });

  it("speaks a template's own words where nothing is computed", () => {
    const own = { name: "House plan", builtIn: false, advance: "When it feels light." };
    expect(render(view({ template: own, next: [] }))).toContain("When it feels light.");
    expect(render(view({ template: null, next: [] }))).toContain("without a template");
    expect(render(view({ action: null, next: [] }))).toContain("has no end");
  });
});
