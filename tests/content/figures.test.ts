/**
 * Every exercise’s figure: it exists, says in words what it shows, and holds in every frame what a body must hold.
 * The rules are those of the author’s command (`lib/domain/figure/check.ts`); tests/domain/figure shows that they bite.
 */
import { describe, expect, it } from "vitest";
import { exercises } from "#db/content/exercises.ts";
import { figureBySlug } from "#db/content/figures.ts";
import { checkFigure } from "#lib/domain/figure/check.ts";
import { prepare } from "#lib/domain/figure/motion.ts";
import { figureText } from "#lib/messages/figure-text.ts";

const slugs = exercises.map((exercise) => exercise.slug);

describe("figures", () => {
  it("belong to the exercises one to one", () => {
    expect([...figureBySlug.keys()].sort()).toEqual([...slugs].sort());
  });

  it.each(slugs)("%s holds joints, contacts, floor, walls, lengths and frame in every moment", (slug) => {
    const spec = figureBySlug.get(slug);
    expect(spec, `${slug} has no figure`).toBeDefined();
    expect(checkFigure(prepare(spec!))).toEqual([]);
  });

  it("start with an arrow unless they go round or only breathe", () => {
    for (const [slug, spec] of figureBySlug) {
      const atRest = spec.isometric && spec.keys.some((key) => key.pose.belly > 0);
      if (spec.motion.kind !== "cycle" && !atRest) expect(spec.arrows.length, slug).toBeGreaterThan(0);
    }
  });
});

describe("the words of figures", () => {
  it.each(slugs)("%s says what start, end and movement show", (slug) => {
    const text = figureText(slug);
    expect(text, `${slug} has no words`).toBeDefined();
    for (const part of ["start", "end", "movement"] as const) {
      expect(text![part].length, part).toBeGreaterThan(12);
      expect(text![part], part).toMatch(/^[A-Z].*\.$/s);
    }
    const all = Object.values(text!).join(" ");
    expect(all).not.toMatch(/['{}<>!]|\bmissed\b/);
    expect(Object.keys(text!).every((key) => ["start", "end", "movement", "note"].includes(key))).toBe(true);
  });

  it("tell start from end", () => {
    for (const slug of slugs) {
      const text = figureText(slug);
      if (text) expect(text.start, slug).not.toBe(text.end);
    }
  });
});
