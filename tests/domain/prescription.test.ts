/**
 * Bounds of a prescription, stages and phases, what changed between versions, and the editor's draft. Long: one file for what a program is made of.
 * Long: the limits are tried on the whole library and on all templates as well as by example.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exerciseBySlug, exercises } from "#db/content/exercises.ts";
import { templates } from "#db/content/templates.ts";
import { type Dose, doseProblems } from "#lib/domain/dosage.ts";
import { type Phase, phases } from "#lib/domain/episode.ts";
import {
  defaultRules,
  formatTempo,
  parseTempo,
  prescriptionBounds,
  prescriptionProblems,
  widenedBounds,
} from "#lib/domain/prescription.ts";
import { type ComparableVersion, differencesOf } from "#lib/domain/program-difference.ts";
import {
  addRow,
  type Catalog,
  changeRow,
  checkDraft,
  type DraftBlock,
  type EditorExercise,
  moveRow,
  newPrescription,
  removeRow,
  swapExercise,
  timeChoices,
} from "#lib/domain/program-draft.ts";
import { nextPhase, phaseOffer, returnTargets, stagesFitPhase } from "#lib/domain/stage.ts";

const of = (slug: string) => exerciseBySlug.get(slug)!;

describe("bounds", () => {
  test("a prescription’s bounds contain its dose, whatever the dose", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...exercises),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 400_000 }),
        (exercise, sets, loadG) => {
          const dose: Dose = { ...exercise.defaultDose, sets, loadG };
          const bounds = prescriptionBounds(exercise.bounds, dose);
          expect(bounds.sets.min).toBeLessThanOrEqual(sets);
          expect(bounds.sets.max).toBeGreaterThanOrEqual(sets);
          expect(bounds.lightestLoadG).toBeLessThanOrEqual(loadG);
          expect(bounds.loadMaxG).toBe(loadG * 2);
        },
      ),
    );
  });

  test("every template can be published as it is, with its loads to be found", () => {
    for (const template of templates)
      for (const block of template.blocks)
        for (const { exercise: slug, dose } of block.items) {
          const exercise = of(slug);
          const bounds = widenedBounds(exercise.bounds, [dose]);
          const row = { dose, findsLoad: exercise.loadable };
          expect([slug, prescriptionProblems(row, exercise, bounds, block.kind)]).toEqual([slug, []]);
          expect(doseProblems(dose, bounds)).toEqual([]);
        }
  });

  test("a set limit is never below the present load, and stays as set above it", () => {
    const carry = of("farmer-carry");
    const dose = { ...carry.defaultDose, loadG: 8000 };
    expect(prescriptionBounds(carry.bounds, dose, { loadMaxG: 12_000 }).loadMaxG).toBe(12_000);
    expect(prescriptionBounds(carry.bounds, dose, { loadMaxG: 4000 }).loadMaxG).toBe(8000);
    expect(prescriptionBounds(carry.bounds, carry.defaultDose).loadMaxG).toBeNull();
  });

  test("the defaults of the rules are those of the clinical page", () => {
    expect(defaultRules).toMatchObject({
      painGreenMax: 2,
      painAmberMax: 5,
      painStop: 8,
      ndRed: 3,
      stepPct: 5,
      deloadPct: 10,
      layoffStopDays: 28,
    });
  });

  test("a tempo is read back as written", () => {
    const tempo = { outSeconds: 2, pauseSeconds: 0, backSeconds: 3 };
    expect(parseTempo(formatTempo(tempo))).toEqual(tempo);
    expect(parseTempo(null)).toBeNull();
  });
});

describe("stages and phases", () => {
  test("a template fits its phase; any fits all; a discharged patient is offered maintenance", () => {
    expect(stagesFitPhase(["strength-3"], "strengthening")).toBe(true);
    expect(stagesFitPhase(["return"], "strengthening")).toBe(true);
    expect(stagesFitPhase(["strength-1"], "subacute")).toBe(false);
    expect(stagesFitPhase(["maintenance"], "discharged")).toBe(true);
    for (const phase of phases) expect(stagesFitPhase(["any"], phase)).toBe(true);
  });

  test("publishing offers only a step ahead, never out of acute care or back", () => {
    expect(phaseOffer(["strength-1"], "subacute")).toBe("strengthening");
    expect(phaseOffer(["maintenance"], "strengthening")).toBe("maintenance");
    expect(phaseOffer(["subacute", "strength-1"], "subacute")).toBeNull();
    expect(phaseOffer(["strength-1"], "acute")).toBeNull();
    expect(phaseOffer(["strength-1"], "maintenance")).toBeNull();
    expect(phaseOffer(["maintenance"], "discharged")).toBeNull();
  });

  test("no phase is both the next one and a return, and none leads to itself", () => {
    for (const phase of phases) {
      const all: (Phase | null)[] = [...returnTargets(phase), nextPhase(phase)];
      expect(all).not.toContain(phase);
      if (nextPhase(phase)) expect(returnTargets(phase)).not.toContain(nextPhase(phase));
    }
  });
});

const version = (
  rows: { slug: string; dose?: Partial<Dose> }[],
  more: Partial<ComparableVersion> = {},
): ComparableVersion => ({
  programId: "p",
  programName: "Strength",
  schedule: { kind: "fixed_days", weekdays: [0, 2, 4] },
  noteToPatient: null,
  blocks: [
    {
      name: "Main",
      prescriptions: rows.map(({ slug, dose }) => ({
        exercise: of(slug),
        dose: { ...of(slug).defaultDose, ...dose },
        side: of(slug).side,
        restSeconds: 60,
        findsLoad: false,
        note: null,
      })),
    },
  ],
  ...more,
});

describe("differences", () => {
  test("a dose, an exercise added and one dropped, a day dropped: each is named", () => {
    const before = version([{ slug: "bird-dog" }, { slug: "plank" }]);
    const after = version([{ slug: "bird-dog", dose: { reps: 4 } }, { slug: "side-bridge" }], {
      schedule: { kind: "fixed_days", weekdays: [0, 2] },
    });
    expect(differencesOf(before, after)).toMatchObject([
      { kind: "dose", exercise: "Bird dog", from: { reps: 3 }, to: { reps: 4 } },
      { kind: "added", exercise: "Side bridge on feet" },
      { kind: "removed", exercise: "Front plank" },
      { kind: "days", added: [], dropped: [4] },
    ]);
  });

  test("the same content has none; another order and another program are said", () => {
    const one = version([{ slug: "bird-dog" }, { slug: "plank" }]);
    expect(differencesOf(one, one)).toEqual([]);
    expect(differencesOf(one, version([{ slug: "plank" }, { slug: "bird-dog" }]))).toEqual([
      { kind: "order" },
    ]);
    expect(differencesOf(one, { ...one, programId: "q", programName: "Other" })).toEqual([
      { kind: "program", name: "Other" },
    ]);
    expect(differencesOf(one, { ...one, schedule: { kind: "weekly_quota", perWeek: 2 } })).toMatchObject([
      { kind: "schedule" },
    ]);
  });

  test("an exercise that stands twice is compared one by one", () => {
    const twice = version([{ slug: "plank" }, { slug: "plank" }]);
    expect(differencesOf(twice, version([{ slug: "plank" }]))).toMatchObject([{ kind: "removed" }]);
  });
});

const editor = (slug: string, level: 0 | 1 | 2 = 0): EditorExercise => ({
  ...of(slug),
  id: slug,
  find: of(slug),
  favourite: false,
  picture: null,
  caution: { level, because: level === 0 ? [] : ["disc"] },
  archived: false,
});
const catalog: Catalog = new Map(
  [editor("plank"), editor("bird-dog"), editor("goblet-squat", 2), editor("easy-walk", 1)].map((entry) => [
    entry.id,
    entry,
  ]),
);
const row = (slug: string) => newPrescription(catalog.get(slug)!);
const blocks: DraftBlock[] = [
  { name: "A", kind: "main", countsAsMain: true, prescriptions: [row("plank"), row("goblet-squat")] },
  { name: "B", kind: "main", countsAsMain: false, prescriptions: [row("easy-walk")] },
];
const quota = { kind: "weekly_quota", perWeek: 3 } as const;

describe("the editor’s draft", () => {
  test("a missing reason and a missing load keep it from being published, and where they are is said", () => {
    const checks = checkDraft(changeRow(blocks, { block: 0, row: 1 }, { findsLoad: false }), quota, catalog);
    expect(checks.problems).toEqual([
      { at: { block: 0, row: 1 }, name: "Goblet squat", problem: "load" },
      { at: { block: 0, row: 1 }, name: "Goblet squat", problem: "reason" },
    ]);
    const done = changeRow(blocks, { block: 0, row: 1 }, { cautionReason: "Checked" });
    expect(checkDraft(done, quota, catalog)).toMatchObject({
      problems: [],
      mainCount: 2,
      modify: 1,
      reasonsGiven: 1,
      loadsToFind: 1,
      calmOnly: false,
    });
  });

  test("strengthening on every day of the week is said; six days, calm work and other exercises are not", () => {
    const daily = { kind: "weekly_quota", perWeek: 7 } as const;
    const says = (draft: readonly DraftBlock[], schedule: Parameters<typeof checkDraft>[1]) =>
      checkDraft(draft, schedule, catalog).dailyStrength;
    expect(says(blocks, daily)).toBe(true);
    expect(says(blocks, { kind: "fixed_days", weekdays: [0, 1, 2, 3, 4, 5, 6] })).toBe(true);
    expect(says(blocks, { kind: "daily_slots", slotsPerDay: 1, daysPerWeek: 7 })).toBe(true);
    expect(says(blocks, { kind: "daily_slots", slotsPerDay: 3, daysPerWeek: 6 })).toBe(false);
    expect(says(blocks, { kind: "on_demand" })).toBe(false);
    expect(says([{ ...blocks[0]!, kind: "warm-up" }], daily)).toBe(false);
    expect(says([{ ...blocks[0]!, prescriptions: [row("plank"), row("easy-walk")] }], daily)).toBe(false);
  });

  test("blanks are no reason", () => {
    const blank = changeRow(blocks, { block: 0, row: 1 }, { cautionReason: "  " });
    expect(checkDraft(blank, quota, catalog).problems).toMatchObject([{ problem: "reason" }]);
  });

  test("a row moves within its block and over its edge, and not beyond the ends", () => {
    const down = moveRow(blocks, { block: 0, row: 1 }, 1)!;
    expect(down.to).toEqual({ block: 1, row: 0 });
    expect(down.blocks.map((block) => block.prescriptions.map((entry) => entry.exerciseId))).toEqual([
      ["plank"],
      ["goblet-squat", "easy-walk"],
    ]);
    expect(moveRow(down.blocks, down.to, -1)?.blocks).toEqual(blocks);
    expect(moveRow(blocks, { block: 0, row: 0 }, -1)).toBeNull();
    expect(moveRow(blocks, { block: 1, row: 0 }, 1)).toBeNull();
  });

  test("taking out, adding and swapping leave the rest alone and never change the draft given", () => {
    const before = structuredClone(blocks);
    expect(removeRow(blocks, { block: 0, row: 0 })[0]?.prescriptions).toEqual([row("goblet-squat")]);
    expect(addRow(blocks, 1, catalog.get("bird-dog")!)[1]?.prescriptions.at(-1)).toEqual(row("bird-dog"));
    const swapped = swapExercise(
      { ...row("plank"), note: "Slowly", cautionReason: "old" },
      catalog.get("bird-dog")!,
    );
    expect(swapped).toEqual({ ...row("bird-dog"), note: "Slowly" });
    expect(blocks).toEqual(before);
  });

  test("times go in steps of 15 s and 1 min, with the present one among them", () => {
    expect(timeChoices(60, 120, 60)).toEqual([60, 75, 90, 105, 120]);
    expect(timeChoices(300, 600, 330)).toEqual([300, 330, 360, 420, 480, 540, 600]);
  });
});
