/** The templates against their source list, against the library's bounds, and against the rules of clinical.md E. */
import { describe, expect, it } from "vitest";
import { exerciseBySlug } from "#db/content/exercises.ts";
import { templateBySlug, templates } from "#db/content/templates.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { Template } from "#lib/domain/exercise.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import { stageRules } from "#lib/domain/stage-rules.ts";
import { type SourceTemplate, sourceTemplates, untypeset } from "./source.ts";

const source = sourceTemplates();
const pairs = source.map((given) => [given.slug, given, templateBySlug.get(given.slug)!] as const);
const items = (template: Template) => template.blocks.flatMap((block) => block.items);

/** The dose as clinical.md E writes it. */
function notation(dose: Dose): string {
  const hold = dose.holdSeconds === null ? "" : `x${dose.holdSeconds}s`;
  switch (dose.axis) {
    case "pyramid":
      return `${[dose.reps!, Math.max(1, dose.reps! - 2), Math.max(1, dose.reps! - 4)].join(",")}${hold}`;
    case "hold":
      return `${dose.sets}${hold}`;
    case "duration":
      return `${dose.sets}x${dose.durationSeconds}s`;
    case "distance":
      return `${dose.sets}x${dose.distanceM}m`;
    case "reps":
      return `${dose.sets}x${dose.reps}${hold}`;
  }
}

const weekdays = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

function sourceSchedule(schedule: Schedule): Record<string, unknown> {
  switch (schedule.kind) {
    case "fixed_days":
      return { kind: "fixed_days", days: schedule.weekdays.map((day) => weekdays[day]) };
    case "weekly_quota":
      return { kind: "weekly_quota", per_week: schedule.perWeek };
    case "daily_slots":
      return {
        kind: "daily_slots",
        slots_per_day: schedule.slotsPerDay,
        days_per_week: schedule.daysPerWeek,
      };
    case "on_demand":
      return { kind: "on_demand" };
  }
}

/** The numbers a text states, whatever stands around them. */
const figures = (text: string) => (text.replace(/strength-1/g, "").match(/\d+/g) ?? []).sort();

describe("the templates and their source list", () => {
  it("are all eleven, in order", () => {
    expect(source).toHaveLength(11);
    expect(templates.map((template) => template.slug)).toEqual(source.map((given) => given.slug));
    expect(templateBySlug.size).toBe(11);
  });

  it.each(pairs)("%s: name, stage, weeks, minutes and schedule", (_, given, template) => {
    expect(untypeset(template.name)).toBe(given.name);
    expect(template.stages.join("/")).toBe(given.phase);
    expect([template.durationWeeks.min, template.durationWeeks.max]).toEqual(given.duration_weeks);
    expect(template.sessionMinutes).toBe(given.session_minutes);
    expect(sourceSchedule(template.schedule)).toEqual(given.schedule);
  });

  it.each(pairs)("%s: every block and every item with its dose, in order", (_, given, template) => {
    const written = template.blocks.map((block) => ({
      name: block.name.toLowerCase(),
      items: block.items.map((item) => ({ exercise: item.exercise, dose: notation(item.dose) })),
    }));
    expect(written).toEqual(given.blocks);
    expect(items(template)).toHaveLength(given.item_count);
  });

  it.each(pairs)("%s: the texts are sentences that keep every figure", (_, given, template) => {
    const texts = [
      [given.advance, template.advance],
      [given.avoid_default, template.avoidDefault],
      [given.notes, template.notes],
    ] as const;
    for (const [from, to] of texts) {
      expect(to === "").toBe(from === "");
      if (to !== "") expect(to).toMatch(/^[A-Z].*\.$/);
      expect(to).not.toMatch(/[<>]=|[!;]\s*$/);
      if (from !== "as strength-1") expect(figures(to)).toEqual(expect.arrayContaining(figures(from)));
    }
  });
});

describe("block kinds", () => {
  const expectedKind = (given: SourceTemplate, block: string) => {
    if (given.slug === "acute-calm-down") return "calm";
    if (given.slug === "warm-up-before-sport") return "on-demand";
    return block === "warm-up" ? "warm-up" : "main";
  };

  it.each(pairs)("%s follow the name of the block and the template", (_, given, template) => {
    const expected = given.blocks.map((block) => expectedKind(given, block.name));
    expect(template.blocks.map((block) => block.kind)).toEqual(expected);
  });

  it.each(pairs)("%s counts its main items as the source does", (_, given, template) => {
    const main = template.blocks.filter((block) => block.countsAsMain);
    expect(main.flatMap((block) => block.items)).toHaveLength(given.main_item_count);
    for (const block of template.blocks) {
      const leftOut = block.kind === "warm-up" || /^(walk|aerobic)$/i.test(block.name);
      expect(block.countsAsMain, block.name).toBe(!leftOut);
    }
  });

  it("stay at six main items, save the warm-up that is itself the program", () => {
    const over = templates.filter(
      (template) =>
        template.blocks.filter((block) => block.countsAsMain).flatMap((block) => block.items).length > 6,
    );
    expect(over.map((template) => template.slug)).toEqual(["warm-up-before-sport"]);
  });

  it("need a clearance everywhere but in calm care", () => {
    const open = templates.filter((template) => template.blocks.every((block) => block.kind === "calm"));
    expect(open.map((template) => template.slug)).toEqual(["acute-calm-down"]);
  });
});

describe("doses", () => {
  /** Where a template asks for less than the library's least, and why: warm-ups keep one short set. */
  const narrowings = [
    "warm-up-before-sport glute-bridge: sets",
    "warm-up-before-sport bird-dog: axis, sets",
    "warm-up-before-sport bodyweight-squat: sets",
    "strength-2-build hip-hinge-wall-tap: sets",
    "return-to-lifting hip-hinge-wall-tap: sets",
    "return-to-lifting bird-dog: axis, sets",
  ];

  it("lie inside the bounds of their exercise, or narrow them where a warm-up asks for one set", () => {
    const found: string[] = [];
    for (const template of templates) {
      for (const block of template.blocks) {
        for (const { exercise: slug, dose } of block.items) {
          const { axis, bounds } = exerciseBySlug.get(slug)!;
          const off: string[] = dose.axis === axis ? [] : ["axis"];
          for (const key of ["sets", "reps", "holdSeconds", "durationSeconds", "distanceM"] as const) {
            const value = dose[key];
            const range = bounds[key];
            const inside =
              value === null || range === null ? value === range : value >= range.min && value <= range.max;
            if (!inside) off.push(key);
          }
          if (off.length === 0) continue;
          found.push(`${template.slug} ${slug}: ${off.join(", ")}`);
          expect(["warm-up", "on-demand"], `${template.slug} ${slug}`).toContain(block.kind);
          expect(dose.sets).toBeLessThanOrEqual(bounds.sets.max);
        }
      }
    }
    expect(found.sort()).toEqual(narrowings.sort());
  });

  it("never bring a load with them: that is the clinic's to set", () => {
    for (const template of templates) {
      for (const item of items(template)) expect(item.dose.loadG).toBeNull();
    }
  });

  it("have the sets their axis demands", () => {
    for (const { dose } of templates.flatMap(items)) {
      if (dose.axis === "pyramid") expect(dose.sets).toBe(3);
      if (dose.axis === "duration") expect(dose.sets).toBe(1);
      expect(dose.sets).toBeGreaterThanOrEqual(1);
    }
  });
});

describe("what a template is made of", () => {
  it("names each exercise once", () => {
    for (const template of templates) {
      const slugs = items(template).map((item) => item.exercise);
      expect(new Set(slugs).size, template.slug).toBe(slugs.length);
    }
  });

  it("uses exercises that the library offers for one of its stages", () => {
    for (const template of templates) {
      if (template.stages.includes("any")) continue;
      for (const { exercise: slug } of items(template)) {
        const { stages } = exerciseBySlug.get(slug)!;
        const fits = stages.includes("any") || stages.some((stage) => template.stages.includes(stage));
        expect(fits, `${template.slug} ${slug}`).toBe(true);
      }
    }
  });

  it("keeps acute care to exercises that an acute strain does not forbid", () => {
    for (const { exercise: slug } of items(templateBySlug.get("acute-calm-down")!)) {
      expect(exerciseBySlug.get(slug)!.cautions.acute_strain, slug).toBe(0);
    }
  });

  it("keeps the direction programs clear of a full caution for their own label", () => {
    const labels = { "stenosis-flexion": "stenosis", "facet-friendly": "facet_oa" } as const;
    for (const [slug, label] of Object.entries(labels)) {
      for (const item of items(templateBySlug.get(slug)!)) {
        expect(exerciseBySlug.get(item.exercise)!.cautions[label], `${slug} ${item.exercise}`).toBeLessThan(
          2,
        );
        expect(exerciseBySlug.get(item.exercise)!.movementBias).not.toBe("extension");
      }
    }
  });
});

describe("the criteria for the next stage", () => {
  const criteria = Object.entries(stageRules).flatMap(([slug, rule]) =>
    rule.criteria.map((spec) => [slug, spec] as const),
  );
  const harderThan = (slug: string): string[] => {
    const harder = exerciseBySlug.get(slug)?.harder ?? null;
    return harder === null ? [] : [harder, ...harderThan(harder)];
  };

  it("name exercises of their own template", () => {
    for (const [slug, spec] of criteria) {
      if (!("exercise" in spec)) continue;
      const own = items(templateBySlug.get(slug)!).map((item) => item.exercise);
      expect(own, `${slug}: ${spec.exercise}`).toContain(spec.exercise);
    }
  });

  it("take the harder rungs of the ladder, and no others, as gone beyond", () => {
    const beyond = criteria.flatMap(([, spec]) => ("beyond" in spec ? [spec] : []));
    expect(beyond.length).toBeGreaterThan(5);
    for (const spec of beyond) expect(spec.beyond, spec.exercise).toEqual(harderThan(spec.exercise));
  });

  it("ask for doses that the exercise allows", () => {
    for (const [, spec] of criteria) {
      if (spec.kind !== "pyramid" && spec.kind !== "reps") continue;
      const { bounds, axis } = exerciseBySlug.get(spec.exercise)!;
      expect(axis, spec.exercise).toBe(spec.kind);
      expect(bounds.reps!.max).toBeGreaterThanOrEqual(spec.kind === "pyramid" ? spec.n : spec.reps);
      if (spec.kind === "reps") expect(bounds.sets.max).toBeGreaterThanOrEqual(spec.sets);
    }
  });
});
