/**
 * Tones of the figures, and the rules that paint a file of its own. Invariant: legs < shirt < skin < far side in
 * lightness, so that the figure survives a black-and-white printer; `paper` equals the surface behind the figure.
 * The same names stand as `--fig-…` in components/ui/tokens.css for figures inside a page.
 */
export type ThemeName = "light" | "dark";
export type Surface = "paper" | "sheet" | "well" | "print";

export const SURFACES: Readonly<Record<ThemeName, Readonly<Record<Surface, string>>>> = {
  light: { paper: "#f7f4ec", sheet: "#fffdf8", well: "#eeeadf", print: "#ffffff" },
  dark: { paper: "#161714", sheet: "#1f211d", well: "#10110f", print: "#ffffff" },
};

export const TONES = {
  light: {
    skin: "#b67d5a",
    "skin-line": "#94614a",
    "skin-far": "#dcbaa1",
    "skin-line-far": "#c59f84",
    "arm-contour": "#a5826b",
    top: "#5d7d73",
    "top-line": "#435f56",
    "top-far": "#a9bbb1",
    legs: "#35464a",
    "legs-far": "#8b9794",
    "leg-contour": "#7d8985",
    hair: "#3a2d28",
    ear: "#a56d4e",
    muscle: "#86dbb0",
    arrow: "#1f6b4f",
    mat: "#dcd6c6",
    "mat-edge": "#c9c1ad",
    shade: "#a79e8a",
    prop: "#a0917a",
    "prop-near": "#7b6f5a",
    cushion: "#c6b791",
    wall: "#d8d1c0",
    weight: "#5d6462",
    "weight-hub": "#a3aaa7",
    band: "#8a5a83",
    water: "#7fa9bd",
  },
  dark: {
    skin: "#cc9775",
    "skin-line": "#9c6a4f",
    "skin-far": "#8a6751",
    "skin-line-far": "#6d5040",
    "arm-contour": "#a98268",
    top: "#6c9081",
    "top-line": "#4d6c5f",
    "top-far": "#435850",
    legs: "#5b7076",
    "legs-far": "#3f4f55",
    "leg-contour": "#6d7d82",
    hair: "#65514a",
    ear: "#a87353",
    muscle: "#9fe9c2",
    arrow: "#6fcf9f",
    mat: "#262c2a",
    "mat-edge": "#39413e",
    shade: "#0c0f0e",
    prop: "#7d7462",
    "prop-near": "#989080",
    cushion: "#5d5746",
    wall: "#33372f",
    weight: "#9aa3a0",
    "weight-hub": "#565d5b",
    band: "#b58bb0",
    water: "#3f6b80",
  },
} as const satisfies Readonly<Record<ThemeName, Readonly<Record<string, string>>>>;

/**
 * Every class a figure uses, with its declarations. `$name` stands for a tone. One list serves the files, where only
 * the rules that a picture needs are written with literal colours, and components/figure/figure.css.
 */
export const RULES: readonly (readonly [cls: string, declarations: string])[] = [
  ["sk", "fill:$skin"],
  ["skf", "fill:$skin-far"],
  ["tp", "fill:$top"],
  ["tpf", "fill:$top-far"],
  ["lg", "fill:$legs"],
  ["lgf", "fill:$legs-far"],
  ["hr", "fill:$hair"],
  ["er", "fill:$ear"],
  ["gp", "fill:none;stroke:$paper;stroke-width:1.4;stroke-linejoin:round;stroke-linecap:round"],
  ["gm", "stroke:$mat"],
  ["co", "fill:none;stroke:$leg-contour;stroke-width:.85;stroke-linejoin:round;stroke-linecap:round"],
  ["ca", "stroke:$arm-contour"],
  ["ln", "fill:none;stroke-width:.5;stroke-linecap:round"],
  ["tl", "stroke:$top-line"],
  ["sl", "stroke:$skin-line"],
  ["slf", "stroke:$skin-line-far"],
  ["mt", "fill:$mat"],
  ["me", "fill:$mat-edge"],
  ["sh", "fill:$shade;opacity:.5"],
  ["shf", "fill:$shade;opacity:.3"],
  ["ar", "fill:$arrow;stroke:$arrow;stroke-width:.4;stroke-linejoin:round"],
  ["ps", "fill:none;stroke:$prop;stroke-linecap:round;stroke-linejoin:round"],
  ["pps", "fill:none;stroke:$mat-edge;stroke-linecap:round"],
  ["pds", "fill:none;stroke:$prop-near;stroke-linecap:round"],
  ["pf", "fill:$prop"],
  ["pdf", "fill:$prop-near"],
  ["cu", "fill:$cushion"],
  ["wl", "fill:$wall"],
  ["wls", "fill:none;stroke:$mat-edge;stroke-linecap:round"],
  ["wb", "fill:$wall;opacity:.45"],
  ["st", "fill:$weight"],
  ["std", "fill:$weight-hub"],
  ["sts", "fill:none;stroke:$weight;stroke-linecap:round"],
  ["ba", "fill:$band;opacity:.75"],
  ["bl", "fill:none;stroke:$paper;stroke-width:.7;opacity:.5"],
  ["bds", "fill:none;stroke:$band"],
  ["wa", "fill:$water;opacity:.34"],
  ["ws", "fill:none;stroke:$water;stroke-width:1;stroke-linecap:round"],
  ["tk", "fill:none;stroke:$mat-edge;stroke-width:1;stroke-linecap:round"],
];

const used = (body: string) => {
  const names = new Set([...body.matchAll(/class="([^"]*)"/g)].flatMap((match) => match[1]!.split(" ")));
  return RULES.filter(([cls]) => names.has(cls));
};
const paint = (text: string, theme: ThemeName, on: Surface) =>
  text.replace(/\$([a-z-]+)/g, (_, name: string) =>
    name === "paper" ? SURFACES[theme][on] : TONES[theme][name as keyof (typeof TONES)["light"]],
  );

/** The style rules of a file of its own. `auto` follows the viewer's setting. */
export function fileStyle(body: string, theme: ThemeName | "auto", on: Surface): string {
  const rules = used(body);
  const marked = body.includes("stop");
  const all = (name: ThemeName) =>
    rules.map(([cls, text]) => `.${cls}{${paint(text, name, on)}}`).join("") +
    (marked ? `stop{stop-color:${TONES[name].muscle}}` : "");
  if (theme !== "auto") return all(theme);
  const toned = rules
    .map(
      ([cls, text]) =>
        [
          cls,
          text
            .split(";")
            .filter((one) => one.includes("$"))
            .join(";"),
        ] as const,
    )
    .filter(([, text]) => text !== "");
  const dark =
    toned.map(([cls, text]) => `.${cls}{${paint(text, "dark", on)}}`).join("") +
    (marked ? `stop{stop-color:${TONES.dark.muscle}}` : "");
  return `${all("light")}@media(prefers-color-scheme:dark){${dark}}`;
}

/** The rules of figures inside a page, for components/figure/figure.css. */
export const pageStyle = (): string =>
  RULES.map(([cls, text]) => `.fg .${cls}{${text.replace(/\$([a-z-]+)/g, "var(--fig-$1)")}}`).join("\n");
