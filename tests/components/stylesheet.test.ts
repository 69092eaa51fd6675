/** The stylesheet: colours live in the tokens alone, every token that is used exists, and the pairs can be read. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const tokens = read("components/ui/tokens.css");
const parts = ["ui", "form", "layout", "figure"].flatMap((folder) =>
  readdirSync(join(root, "components", folder))
    .filter((name) => name.endsWith(".css"))
    .map((name) => `components/${folder}/${name}`),
);

function themeOf(opening: string): Record<string, string> {
  const start = tokens.indexOf(opening) + opening.length;
  const body = tokens.slice(start, tokens.indexOf("}", start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]),
  );
}

const light = themeOf(":root {\n  color-scheme: light;");
const dark = themeOf('\n:root[data-theme="dark"] {');
const darkByDevice = themeOf('@media (prefers-color-scheme: dark) {\n  :root:not([data-theme="light"]) {');

function luminance(hex: string): number {
  const long = hex.length === 4 ? `#${[...hex.slice(1)].map((digit) => digit + digit).join("")}` : hex;
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe("the parts", () => {
  it("are all imported by the one stylesheet, tokens first, modes last", () => {
    const imported = [...read("app/globals.css").matchAll(/@import "\.\.\/([^"]+)"/g)].map(
      (match) => match[1],
    );
    expect(parts.length).toBeGreaterThan(5);
    // A module belongs to its component, which imports it.
    for (const part of parts.filter((path) => !path.endsWith(".module.css")))
      expect(imported).toContain(part);
    expect(imported[0]).toBe("components/ui/tokens.css");
    expect(imported.at(-1)).toBe("components/ui/modes.css");
  });

  it("name no colour of their own", () => {
    for (const part of parts.filter((path) => !path.endsWith("tokens.css"))) {
      const bare = read(part).replaceAll(/\/\*[\s\S]*?\*\//g, "");
      expect(bare, part).not.toMatch(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(/i);
    }
  });

  it("use no token that does not exist", () => {
    const own = /--(tab-text|tabs-h)\b/;
    for (const part of parts) {
      for (const [, name] of read(part).matchAll(/var\(--([\w-]+)/g)) {
        if (!own.test(`--${name}`)) expect(light, `${part} uses --${name}`).toHaveProperty(name!);
      }
    }
  });

  it("ship their fonts: nothing is asked from another host", () => {
    for (const [, url] of tokens.matchAll(/url\("([^"]+)"\)/g))
      expect(read(`public${url}`).length).toBeGreaterThan(1000);
    for (const part of parts) expect(read(part)).not.toMatch(/https?:\/\//);
  });
});

describe("the tokens", () => {
  it("are the same in the dark by choice and by device", () => {
    expect(Object.keys(dark).length).toBeGreaterThan(30);
    expect(darkByDevice).toEqual(dark);
  });

  for (const [name, theme] of [
    ["light", light],
    ["dark", { ...light, ...dark }],
  ] as const) {
    it(`can be read (${name})`, () => {
      const text: [string, string][] = [
        ...["paper", "sheet", "well"].flatMap((ground): [string, string][] =>
          ["ink", "ink-2", "ink-3", "spruce-text", "amber-text", "brick-text"].map((ink) => [ink, ground]),
        ),
        ["on-spruce", "spruce"],
        ["on-spruce", "spruce-deep"],
        ["on-brick", "brick"],
        ["ink", "spruce-tint"],
        ["ink", "amber-tint"],
        ["ink", "brick-tint"],
        ["ink-3", "well-2"],
        ["paper", "ink"],
      ];
      for (const [ink, ground] of text) {
        expect(contrast(theme[ink]!, theme[ground]!), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.3);
      }
      for (const mark of ["rule", "spruce", "amber", "brick", "focus", "d1", "d2", "d3"]) {
        expect(contrast(theme[mark]!, theme.paper!), `${mark} on paper`).toBeGreaterThanOrEqual(3);
      }
    });
  }
});
