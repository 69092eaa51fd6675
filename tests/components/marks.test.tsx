/** Marks: every state has a picture of its own, the number of bars is the number of things, and names are read out. */
import { describe, expect, it } from "vitest";
import type { DayState } from "#components/ui/day-mark.tsx";
import { DayMark } from "#components/ui/day-mark.tsx";
import { hatchPath } from "#components/ui/hatch.ts";
import { PyramidMark } from "#components/ui/pyramid-mark.tsx";
import { Rungs, rungStates } from "#components/ui/rungs.tsx";
import type { Tier } from "#components/ui/tier-mark.tsx";
import { TierMark } from "#components/ui/tier-mark.tsx";
import { WeekStrip } from "#components/ui/week-strip.tsx";
import { count, messages, render } from "#tests/components/render.tsx";

const dayStates = Object.keys(messages.ui.day) as DayState[];

describe("DayMark", () => {
  it("draws ten states, each another shape", () => {
    const shapes = dayStates.map((state) =>
      render(<DayMark state={state} />).replaceAll(/ class="[^"]*"/g, ""),
    );
    expect(dayStates).toHaveLength(10);
    // A part day filled wholly or a day due later differ from others by fill and dash only; with their classes all differ.
    expect(new Set(dayStates.map((state) => render(<DayMark state={state} />))).size).toBe(10);
    expect(new Set(shapes).size).toBeGreaterThanOrEqual(8);
  });

  it("fills a part day by its share", () => {
    const height = (share: number) =>
      Number(
        /class="day-fill" y="[\d.]+" width="34" height="([\d.]+)"/.exec(
          render(<DayMark state="part" share={share} />),
        )?.[1],
      );
    expect(height(0.25)).toBeLessThan(height(0.75));
    expect(height(1)).toBeLessThan(16);
  });

  it("has a name only when it stands alone", () => {
    expect(render(<DayMark state="done" label="Monday: done" />)).toContain(
      'role="img" aria-label="Monday: done"',
    );
    expect(render(<DayMark state="done" />)).toContain('aria-hidden="true"');
  });
});

describe("hatchPath", () => {
  it("stays inside its rectangle, rising for excused and falling for a flare", () => {
    const area = { x: 2, y: 3, width: 30, height: 12 };
    for (const rising of [true, false]) {
      const strokes = [...hatchPath(area, 5, rising).matchAll(/M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)/g)];
      expect(strokes.length).toBeGreaterThan(5);
      for (const stroke of strokes) {
        const [x1, y1, x2, y2] = stroke.slice(1).map(Number) as [number, number, number, number];
        for (const x of [x1, x2]) expect(x).toBeGreaterThanOrEqual(2);
        for (const x of [x1, x2]) expect(x).toBeLessThanOrEqual(32);
        for (const y of [y1, y2]) expect(y).toBeGreaterThanOrEqual(3);
        for (const y of [y1, y2]) expect(y).toBeLessThanOrEqual(15);
        // On the page y grows downwards: a rising stroke goes right as y falls.
        expect(Math.sign((x2 - x1) * (y2 - y1))).toBe(rising ? -1 : 1);
      }
    }
  });
});

describe("PyramidMark", () => {
  it("has one bar a hold, in rows of a set", () => {
    const html = render(<PyramidMark sets={[6, 4, 2]} look="tally" done={8} />);
    expect(count(html, "<rect")).toBe(12);
    expect(count(html, "is-done")).toBe(8);
    expect(count(html, "is-now")).toBe(1);
  });

  it("draws a dose without holds as nothing, not as an error", () => {
    expect(count(render(<PyramidMark sets={[]} />), "<rect")).toBe(0);
  });
});

describe("Rungs", () => {
  it("counts what is done, marks the next, leaves the rest", () => {
    expect(rungStates(1, 4)).toEqual(["done", "now", "todo", "todo"]);
    expect(rungStates(4, 4)).toEqual(["done", "done", "done", "done"]);
    expect(rungStates(1, 3, false)).toEqual(["done", "todo", "todo"]);
    expect(count(render(<Rungs rungs={rungStates(2, 6)} />), "is-done")).toBe(2);
  });
});

describe("TierMark", () => {
  it("tells the tiers apart by shape, not by colour", () => {
    const shapes = ([0, 1, 2, 3] as Tier[]).map((tier) =>
      render(<TierMark tier={tier} />).replaceAll(/ class="[^"]*"/g, ""),
    );
    expect(new Set(shapes).size).toBe(4);
  });
});

describe("WeekStrip", () => {
  it("is read out in sentences and shows today", () => {
    const html = render(
      <WeekStrip
        label="This week"
        days={[
          { letter: "M", label: "Monday: rest day", state: "rest" },
          { letter: "T", label: "Tuesday: session done", state: "done", today: true },
        ]}
      />,
    );
    expect(html).toContain('<span class="vh">Tuesday: session done</span><span aria-hidden="true">T</span>');
    expect(count(html, 'aria-current="date"')).toBe(1);
  });
});
