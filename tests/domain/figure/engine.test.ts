/** The engine: contacts stay, keys are hit, what cannot be reached is reported, and the checks see what they should. */
import { describe, expect, it } from "vitest";
import { allFours, hookLying, standing, standingFront } from "#db/content/figures/bases.ts";
import { walk } from "#db/content/figures/gait.ts";
import { bench, bend, cycle, dirs, figure, hand, plant, rep, wall } from "#db/content/figures/vocabulary.ts";
import { figureBySlug } from "#db/content/figures.ts";
import { checkFigure } from "#lib/domain/figure/check.ts";
import { twoBones } from "#lib/domain/figure/frame.ts";
import { momentAt, prepare, smooth } from "#lib/domain/figure/motion.ts";
import { slim } from "#lib/domain/figure/path.ts";
import { add, distance, polar } from "#lib/domain/figure/vector.ts";

const steps = Array.from({ length: 49 }, (_, i) => i / 48);
const kinds = (spec: Parameters<typeof prepare>[0]) => checkFigure(prepare(spec)).map((fault) => fault.kind);

describe("two bones", () => {
  it("meet their target, the joint on the side that was asked for", () => {
    for (const side of [1, -1]) {
      const { upper, lower, reach } = twoBones([0, 0], [20, -10], 18.6, 14.6, side);
      const end = add(polar(upper, 18.6), polar(lower, 14.6));
      expect(distance(end, [20, -10])).toBeLessThan(1e-6);
      expect(reach).toBeLessThan(1);
      expect(Math.sign(upper - -26.565)).toBe(side);
    }
  });
  it("say how far too far a target is", () => {
    expect(twoBones([0, 0], [40, 0], 18.6, 14.6, 1).reach).toBeCloseTo(40 / 33.2, 5);
  });
});

describe("a movement", () => {
  it("keeps planted hands and a pinned knee exactly in place while the spine bends", () => {
    const movement = prepare(figureBySlug.get("cat-cow")!);
    const first = movement.at(0).points;
    for (const p of steps) {
      const { points } = movement.at(p);
      for (const name of ["wristN", "wristF", "kneeF"])
        expect(distance(points[name]!, first[name]!)).toBeLessThan(0.01);
    }
  });

  it("passes through its keys and starts and ends at rest", () => {
    const movement = prepare(figureBySlug.get("bird-dog")!);
    movement.keys.forEach((key, i) => {
      expect(distance(movement.at(movement.times[i]!).points.wristF!, key.points.wristF!)).toBeLessThan(0.01);
    });
    expect(smooth(0)).toBe(0);
    expect(smooth(1)).toBe(1);
    expect(smooth(0.3) + smooth(0.7)).toBeCloseTo(1, 10);
  });

  it("comes back to its start, whether it returns or goes round", () => {
    for (const spec of figureBySlug.values()) {
      const last = momentAt(spec, 0.9999).progress;
      expect(spec.motion.kind === "cycle" ? 1 - last : last).toBeLessThan(0.01);
    }
  });

  it("never overshoots a planted foot that stays for some of its keys", () => {
    const spec = figure({
      base: standing,
      keys: [{}, { legN: plant([14, 3.9]) }, { legN: plant([14, 3.9]) }, {}],
      motion: cycle(2),
    });
    const movement = prepare(spec);
    for (const p of steps.filter((t) => t >= 0.25 && t <= 0.5))
      expect(movement.at(p).points.ankleN![0]).toBeCloseTo(14, 5);
  });

  it("lets no foot of a walk slide over the ground that passes by", () => {
    const { keys, travel } = walk({ step: 26 });
    const movement = prepare(figure({ base: standing, keys, motion: cycle(2, travel) }));
    const samples = Array.from({ length: 96 }, (_, i) => movement.at(i / 96).points);
    let grounded = 0;
    for (let i = 1; i < samples.length; i++) {
      for (const name of ["ballN", "heelN"]) {
        const [a, b] = [samples[i - 1]![name]!, samples[i]![name]!];
        if (a[1] > 0.25 || b[1] > 0.25) continue;
        grounded++;
        expect(Math.abs(b[0] - a[0] + travel / 96), `${name} at ${i}`).toBeLessThan(0.5);
      }
    }
    expect(grounded).toBeGreaterThan(50);
  });
});

describe("the front view", () => {
  it("lays a knee at the end of every thigh, in its full size however short the thigh is drawn", () => {
    const frame = prepare(figureBySlug.get("cervical-rotation")!).at(0);
    expect(frame.parts.thighL!.sx).toBeLessThan(0.4);
    expect(frame.parts.kneeL).toMatchObject({ x: frame.points.kneeL![0], y: frame.points.kneeL![1], sx: 1 });
  });
  it("lifts the line from neck to shoulder with the shoulders, the same on both sides", () => {
    const movement = prepare(figureBySlug.get("scapular-squeeze")!);
    const [up, down] = [movement.at(0).parts, movement.at(1).parts];
    expect(up.yokeL!.y - down.yokeL!.y).toBeGreaterThan(1);
    expect(up.yokeR!.y).toBeCloseTo(up.yokeL!.y, 6);
    expect(up.yokeR!.sx).toBeCloseTo(-up.yokeL!.sx, 6);
  });
});

describe("the checks", () => {
  it("find nothing wrong with a good figure", () => {
    expect(checkFigure(prepare(figureBySlug.get("glute-bridge")!))).toEqual([]);
  });
  it("report a hand out of reach", () => {
    expect(
      kinds(figure({ base: standing, keys: [{}, { arms: hand([60, 80]) }, { arms: hand([62, 80]) }] })),
    ).toContain("reach");
  });
  it("report a knee that bends the wrong way and a foot through the floor", () => {
    const faults = kinds(figure({ base: hookLying, keys: [{}, { legs: bend(20, -40) }] }));
    expect(faults).toContain("range");
    expect(kinds(figure({ base: standing, keys: [{}, { legN: plant([4, -2]) }] }))).toContain("floor");
  });
  it("report a body inside a wall", () => {
    expect(kinds(figure({ base: standing, keys: [{}, { arms: bend(90, 0) }], props: [wall(14)] }))).toContain(
      "solid",
    );
  });
  it("let the near arm hang before a bench that stands behind it, and no far one inside", () => {
    const hanging = (arm: "armN" | "armF", behind: boolean) =>
      kinds(
        figure({ base: standing, keys: [{}, { [arm]: bend(40, 0) }], props: [bench(10, 60, 57, behind)] }),
      );
    expect(hanging("armN", false)).toContain("solid");
    expect(hanging("armN", true)).not.toContain("solid");
    expect(hanging("armF", true)).toContain("solid");
  });
  it("report a point that should stay and does not", () => {
    const spec = figure({ base: allFours, keys: [{}, { legN: dirs(-171, -174, -90) }], still: ["ankleN"] });
    expect(kinds(spec)).toContain("contact");
  });
  it("report a figure that hardly moves, unless it is isometric with marks and an arrow", () => {
    const keys = [{}, { trunk: 90.5 }];
    expect(kinds(figure({ base: standing, keys }))).toContain("still");
  });
  it("report names that do not exist", () => {
    expect(
      kinds(figure({ base: standingFront, keys: [{}, { arms: bend(90) }], muscles: ["gluts"] })),
    ).toContain("name");
    expect(
      kinds(
        figure({ base: standingFront, keys: [{}, { arms: bend(90) }], muscles: ["erectors"], motion: rep() }),
      ),
    ).toContain("name");
  });
  it("let a close-up leave out the legs, but not the head", () => {
    const keys = [{}, { head: 20, neck: 14 }];
    expect(kinds(figure({ base: standingFront, keys, crop: [-30, 64, 60] }))).toEqual([]);
    expect(kinds(figure({ base: standingFront, keys, crop: [-30, 50, 60] }))).toContain("frame");
  });
  it("report what leaves a picture that was cut too small", () => {
    expect(kinds(figure({ base: standing, keys: [{}, { arms: bend(160) }], frame: [0, 0, 116] }))).toContain(
      "frame",
    );
  });
});

describe("slim paths", () => {
  it("keep their points to a tenth", () => {
    const data = slim("M0.33 0.33C1.11 1.11 2.22 2.22 3.33 3.33L4.44 4.44L4.44 4.44Z");
    expect(data).toBe("M.3.3c.8.8 1.9 1.9 3 3l1.1 1.1z");
  });
});
