/** Figures: one for each start position, named in the catalogue, standing on the floor and made of closed limbs. */
import { describe, expect, it } from "vitest";
import { between, capsule } from "#components/figure/capsule.ts";
import { ExerciseFigure } from "#components/figure/exercise-figure.tsx";
import type { PoseName } from "#components/figure/poses.ts";
import { poses } from "#components/figure/poses.ts";
import { messages, render } from "#tests/components/render.tsx";

const names = Object.keys(poses) as PoseName[];
const distance = (a: readonly [number, number], b: readonly [number, number]) =>
  Math.hypot(a[0] - b[0], a[1] - b[1]);

describe("ExerciseFigure", () => {
  it("is a picture with a name, or decoration", () => {
    expect(render(<ExerciseFigure position="plank" title="Front plank" />)).toContain(
      'role="img" aria-label="Front plank"',
    );
    expect(render(<ExerciseFigure position="plank" />)).toContain('aria-hidden="true"');
  });

  it("draws every position without a gap in its numbers", () => {
    for (const position of names) {
      const html = render(<ExerciseFigure position={position} />);
      expect(html).not.toMatch(/NaN|undefined|Infinity/);
      expect(html).toContain("fig-near");
    }
  });

  it("has the words of every start position", () => {
    for (const position of Object.keys(messages.ui.figure)) expect(names).toContain(position);
    expect(Object.keys(messages.ui.figure)).toHaveLength(9);
  });
});

describe("poses", () => {
  it("keep the proportions of one body, and its feet, hands and knees on or over the floor", () => {
    for (const position of names) {
      const pose = poses[position];
      expect(distance(pose.hip, pose.shoulder), position).toBeCloseTo(31.8, -0.5);
      expect(Math.hypot(...pose.face), position).toBeCloseTo(1, 1);
      for (const { leg, arm } of [pose.near, pose.far]) {
        for (const joint of [leg.knee, leg.ankle, leg.toe, arm.elbow, arm.wrist, arm.hand]) {
          expect(joint[1], position).toBeLessThanOrEqual(102.1);
        }
        expect(distance(pose.hip, leg.knee), `${position} thigh`).toBeGreaterThan(20);
        expect(distance(pose.hip, leg.knee), `${position} thigh`).toBeLessThan(29);
        expect(distance(leg.knee, leg.ankle), `${position} shin`).toBeGreaterThan(12);
        expect(distance(leg.knee, leg.ankle), `${position} shin`).toBeLessThan(28);
        expect(distance(pose.shoulder, arm.elbow), `${position} arm`).toBeLessThan(24);
      }
    }
  });
});

describe("capsule", () => {
  it("touches both circles from outside", () => {
    const path = capsule([0, 0], 4, [20, 0], 2);
    const [x1, y1, x2, y2] = [...path.matchAll(/-?[\d.]+/g)].slice(0, 4).map((match) => Number(match[0]));
    expect(Math.hypot(x1!, y1!)).toBeCloseTo(4, 0);
    expect(Math.hypot(x2! - 20, y2!)).toBeCloseTo(2, 0);
    expect(path.endsWith("Z")).toBe(true);
  });

  it("is a circle where one end lies in the other", () => {
    expect(capsule([0, 0], 5, [1, 0], 2)).not.toContain("NaN");
  });

  it("finds points on the way", () => {
    expect(between([0, 0], [10, 20], 0.25)).toEqual([2.5, 5]);
  });
});
