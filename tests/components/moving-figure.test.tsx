/** Figures in pages: named pictures, decoration that is not read out, a button that says what it does. */
import { describe, expect, it } from "vitest";
import { FigureImage } from "#components/figure/figure-image.tsx";
import { FigureSprite } from "#components/figure/figure-sprite.tsx";
import { FigurePair, FigureStill } from "#components/figure/figure-still.tsx";
import { MovingFigure } from "#components/figure/moving-figure.tsx";
import { getFigure, getFigureFile, getFigureSources, getFigureStill } from "#lib/usecases/figure.ts";
import { count, render } from "#tests/components/render.tsx";

const figure = getFigure("bird-dog", "Bird dog")!;

describe("MovingFigure", () => {
  const html = render(
    <MovingFigure
      figure={figure}
      on="sheet"
      playback={{ pause: "Pause", play: "Play" }}
      labels={{ start: "Start", end: "End" }}
    />,
  );
  it("shows the movement, has its end ready, and is named", () => {
    expect(html).toContain("<title>Bird dog</title>");
    expect(html).toContain("@keyframes");
    expect(count(html, 'role="img"')).toBe(2);
    expect(html).toContain("fg-on-sheet");
  });
  it("plays until it is paused", () => {
    expect(html).toContain('data-paused="false"');
    expect(html).toContain(">Pause<");
    expect(render(<MovingFigure figure={figure} paused />)).toContain('data-paused="true"');
  });
  it("has no two ids alike", () => {
    const ids = [...(render(<FigureSprite />) + html).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("stills", () => {
  it("are decoration beside a name, or pictures", () => {
    expect(render(<FigureStill markup={figure.start} size="s" decorative />)).toMatch(
      /^<div [^>]*aria-hidden="true"/,
    );
    expect(render(<FigureStill markup={figure.start} />)).not.toContain("aria-hidden");
    expect(
      count(render(<FigurePair figure={figure} labels={{ start: "Start", end: "End" }} />), "<figcaption>"),
    ).toBe(2);
  });
  it("load as they come into view and keep their room", () => {
    const html = render(<FigureImage src={figure.src.start} alt="" on="well" theme="dark" />);
    expect(html).toContain('loading="lazy"');
    expect(html).toContain('width="160" height="120"');
    expect(html).toContain("&amp;theme=dark&amp;on=well");
  });
});

describe("figures from the use case", () => {
  it("answer null where an exercise has none", () => {
    expect(getFigure("own-exercise", "Own")).toBeNull();
    expect(getFigureSources("own-exercise")).toBeNull();
    expect(getFigureStill("own-exercise", "start", "Own")).toBeNull();
  });
  it("are drawn once", () => {
    expect(getFigure("bird-dog", "Bird dog")!.loop).toBe(figure.loop);
  });
  it("come as files, kept for ever under their version alone", async () => {
    const version = new URLSearchParams(figure.src.loop.split("?")[1]).get("v");
    const file = await getFigureFile("bird-dog-end.svg", { theme: "dark", on: "sheet", version });
    expect(file.ok && file.value.lasting).toBe(true);
    expect(file.ok && file.value.svg).toContain("#1f211d");
    const other = await getFigureFile("bird-dog.svg", { version: "old" });
    expect(other.ok && other.value.lasting).toBe(false);
  });
  it("refuse what they do not know", async () => {
    for (const [name, query] of [
      ["bird-dog", {}],
      ["no-such.svg", {}],
      ["../bird-dog.svg", {}],
      ["bird-dog.svg", { theme: "blue" }],
      ["bird-dog.svg", { on: "grass" }],
    ] as const)
      expect(await getFigureFile(name, query)).toEqual({ ok: false, code: "not_found", detail: undefined });
  });
});
