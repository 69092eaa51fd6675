/** Hatches, label places, the patient plot and day words: nothing leaves its box, covers a mark or moves a date. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayLabel } from "#components/chart/day-label.ts";
import { hatchPath } from "#components/chart/hatch.ts";
import { labelBox, placeLabel } from "#components/chart/label-place.ts";
import { patientPlotOf } from "#components/chart/patient-plot.ts";
import { addDays } from "#lib/domain/calendar.ts";

describe("drawing helpers", () => {
  const size = fc.double({ min: 0.5, max: 400, noNaN: true });
  const origin = fc.double({ min: -200, max: 900, noNaN: true });

  it("hatches stay inside their box and rise or fall as they should", () => {
    fc.assert(
      fc.property(origin, origin, size, size, fc.boolean(), (x, y, width, height, rising) => {
        const path = hatchPath(x, y, width, height, rising ? "rising" : "falling");
        expect(path).not.toContain("NaN");
        for (const [, x1, y1, x2, y2] of path.matchAll(/M(-?[\d.]+) (-?[\d.]+)L(-?[\d.]+) (-?[\d.]+)/g)) {
          for (const at of [x1, x2]) {
            expect(Number(at)).toBeGreaterThanOrEqual(x - 0.01);
            expect(Number(at)).toBeLessThanOrEqual(x + width + 0.01);
          }
          for (const at of [y1, y2]) {
            expect(Number(at)).toBeGreaterThanOrEqual(y - 0.01);
            expect(Number(at)).toBeLessThanOrEqual(y + height + 0.01);
          }
          if (rising) expect(Number(y2)).toBeLessThanOrEqual(Number(y1));
          else expect(Number(y2)).toBeGreaterThanOrEqual(Number(y1));
        }
      }),
    );
    expect(hatchPath(0, 0, 0, 10, "rising")).toBe("");
  });

  it("a placed label covers no obstacle, and one without room is left out", () => {
    const bounds = { x: 0, y: 0, width: 200, height: 100 };
    const spots = [
      { x: 10, y: 20, anchor: "start" as const },
      { x: 10, y: 60, anchor: "start" as const },
    ];
    const blocker = labelBox("during", { x: 10, y: 20, anchor: "start" }, 13);
    expect(placeLabel("during", 13, spots, [blocker], bounds)).toEqual(spots[1]);
    expect(placeLabel("during", 13, spots, [bounds], bounds)).toBeNull();
    expect(placeLabel("during", 13, [{ x: 190, y: 20, anchor: "start" }], [], bounds)).toBeNull();
  });

  it("says below the chart what has no room inside it, and never draws past today", () => {
    const words = {
      amber: "fine if settled by morning",
      red: "6 and more: too much",
      flare: "flare",
      unknown: "no answer",
      today: "today",
      yesterday: "yesterday",
    };
    const plot = patientPlotOf({
      dots: Array.from({ length: 300 }, (_, index) => ({
        day: addDays("2025-12-19", index),
        pain: index % 11,
      })),
      flares: [{ from: "2026-10-10", to: null }],
      today: "2026-10-14",
      zones: { amberFrom: 3, amberMax: 5 },
      words,
      labelOf: (day) => day,
    });
    expect(plot.unplaced).toEqual([words.red, `3–5: ${words.amber}`]);
    for (const dot of plot.answered) expect(dot.x).toBeLessThanOrEqual(0.9);
    expect(plot.flares).toHaveLength(1);
  });

  it("writes days as the product does, in any English, and leaves other languages alone", () => {
    expect(dayLabel("2026-09-16", "en", "weekday")).toBe("Wed 16 Sep");
    expect(dayLabel("2026-09-16", "en-US", "date")).toBe("Sep 16");
    expect(dayLabel("2026-09-16", "de", "date")).toBe("16. Sept.");
  });
});
