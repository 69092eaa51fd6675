/** Drawn figures: weights, escaping, prefixes, motion that can be stopped, tones that match the stylesheet. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { figureBySlug } from "#db/content/figures.ts";
import { prepare } from "#lib/domain/figure/motion.ts";
import { renderLoop, renderSprite, renderStill } from "#lib/domain/figure/render.ts";
import { SHAPES } from "#lib/domain/figure/shape.ts";
import { RULES, TONES } from "#lib/domain/figure/theme.ts";

const root = join(import.meta.dirname, "../../..");
const words = { title: "Bird dog", description: "Arm and leg reach out." };
const birdDog = prepare(figureBySlug.get("bird-dog")!);
const zipped = (text: string) => gzipSync(text, { level: 9 }).length;

describe("a loop", () => {
  const page = renderLoop(birdDog, { mode: "page", prefix: "q1", ...words });

  it("gives every id, class and keyframe name its own prefix", () => {
    for (const [, id] of page.matchAll(/ id="([^"]+)"/g)) expect(id).toMatch(/^q1/);
    for (const [, name] of page.matchAll(/@keyframes ([\w-]+)/g)) expect(name).toMatch(/^q1/);
    const known = new Set([...RULES.map(([cls]) => cls), "fg"]);
    for (const [, list] of page.matchAll(/class="([^"]+)"/g))
      for (const cls of list!.split(" ")) if (!known.has(cls)) expect(cls).toMatch(/^q1/);
  });

  it("uses only shapes that the sprite or its own defs hold", () => {
    const ids = new Set([...(page + renderSprite()).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const used = [...page.matchAll(/(?:href="#|url\(#)([\w-]+)/g)].map((match) => match[1]);
    expect(used.length).toBeGreaterThan(15);
    for (const id of used) expect(ids).toContain(id);
  });

  it("animates nothing but translate, rotate, scale and opacity", () => {
    const frames = [...page.matchAll(/@keyframes [\w-]+\{((?:[^{}]+\{[^{}]*\})+)\}/g)];
    expect(frames.length).toBeGreaterThan(4);
    for (const [, body] of frames)
      for (const [, property] of body!.matchAll(/\{([a-z-]+):/g))
        expect(["translate", "rotate", "scale", "opacity"]).toContain(property);
  });

  it("has a title and a description, and writes them safely", () => {
    expect(page).toContain("<title>Bird dog</title><desc>Arm and leg reach out.</desc>");
    const rude = renderLoop(birdDog, { mode: "page", title: "</title><script>", description: "a & b" });
    expect(rude).toContain("<title>&lt;/title&gt;&lt;script&gt;</title><desc>a &amp; b</desc>");
    expect(rude).not.toContain("<script");
  });

  it("stands in the page’s layer, so that pause and less motion win over it", () => {
    expect(page).toMatch(/<style>@layer figure\{/);
    expect(page).not.toContain("#b67d5a");
  });

  it("stops in a file of its own for those who ask for less motion", () => {
    const file = renderLoop(birdDog, { mode: "file", ...words });
    expect(file).toContain("@media(prefers-reduced-motion:reduce){*{animation:none!important}}");
    expect(file).toContain("@media(prefers-color-scheme:dark)");
  });

  it("is the same text every time", () => {
    expect(renderLoop(prepare(figureBySlug.get("bird-dog")!), { mode: "page", prefix: "q1", ...words })).toBe(
      page,
    );
  });
});

describe("a close-up", () => {
  const movement = prepare(figureBySlug.get("chin-tuck-seated")!);
  it("shows what it was cropped to and cuts off the rest with an id of its own", () => {
    const [, , width] = movement.spec.crop!;
    const page = renderLoop(movement, { mode: "page", prefix: "q7", ...words });
    expect(page).toContain(`viewBox="0 0 ${width} ${width * 0.75}"`);
    expect(page).toContain('<clipPath id="q7crop">');
    expect(page).toContain('<g clip-path="url(#q7crop)">');
    expect(renderLoop(birdDog, { mode: "page", prefix: "q7", ...words })).not.toContain("clipPath");
  });
});

describe("arms before a turned chest", () => {
  it("are drawn in the near tone, the far leg in the far tone", () => {
    const text = renderStill(prepare(figureBySlug.get("seated-thoracic-rotation")!), "end", {
      mode: "page",
      ...words,
    });
    expect(text).not.toContain('class="tpf"');
    expect(text).toContain('class="lgf"');
  });
});

describe("a still", () => {
  it("moves nothing and carries the arrow at the start alone", () => {
    const start = renderStill(birdDog, "start", { mode: "page", prefix: "q2", ...words });
    const end = renderStill(birdDog, "end", { mode: "page", prefix: "q3", ...words });
    expect(start + end).not.toContain("@keyframes");
    expect(start).toContain('class="ar"');
    expect(end).not.toContain('class="ar"');
    expect(start.replaceAll("q2", "")).not.toBe(end.replaceAll("q3", ""));
  });
});

describe("weights", () => {
  it.each([...figureBySlug.keys()])("%s is at most 14 KB, 4 KB zipped; 2.5 KB in a page", (slug) => {
    const movement = prepare(figureBySlug.get(slug)!);
    const file = renderLoop(movement, { mode: "file", ...words });
    expect(Buffer.byteLength(file)).toBeLessThanOrEqual(14_000);
    expect(zipped(file)).toBeLessThanOrEqual(4_000);
    expect(zipped(renderLoop(movement, { mode: "page", prefix: "f1l", ...words }))).toBeLessThanOrEqual(
      2_500,
    );
  });

  it("of the sprite are paid once and small", () => {
    expect(zipped(renderSprite())).toBeLessThan(4_000);
    expect(Object.values(SHAPES).join("")).not.toMatch(/NaN|undefined/);
  });
});

describe("the stylesheet of the pages", () => {
  const css = readFileSync(join(root, "components/figure/figure.css"), "utf8").replaceAll(/\s+/g, "");
  const tokens = readFileSync(join(root, "components/ui/tokens.css"), "utf8");

  it("paints every class as the files do", () => {
    for (const [cls, text] of RULES) {
      const wanted = text.replaceAll(/\$([a-z-]+)/g, "var(--fig-$1)").replaceAll(/\s+/g, "");
      const found = new RegExp(`\\.fg\\.${cls}\\{([^}]*)\\}`).exec(css)?.[1];
      expect(found?.replaceAll(":0.", ":.").replace(/;$/, ""), cls).toBe(wanted);
    }
  });

  it("has every tone, light and dark", () => {
    const count = (line: string) => tokens.split(line).length - 1;
    for (const [name, tone] of Object.entries(TONES.light))
      expect(count(`--fig-${name}: ${tone};`), name).toBe(2);
    for (const [name, tone] of Object.entries(TONES.dark))
      expect(count(`--fig-${name}: ${tone};`), name).toBe(2);
  });
});
