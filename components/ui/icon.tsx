/**
 * The icon set, drawn inline so that nothing is requested and the colour follows the text. An icon beside words is
 * decoration (no `title`); an icon that stands alone carries its name.
 */
import { classNames } from "./class-names.ts";

const paths = {
  "arrow-left": "M16 10H4M9 5l-5 5 5 5",
  bolt: "M10.5 2.5L5 11h4.5l-1 6.5L15 8.5h-5z",
  book: "M10 5.5C8 4 5.5 3.8 3 4.2v11.5c2.5-.4 5-.2 7 1.3 2-1.5 4.5-1.7 7-1.3V4.2c-2.5-.4-5-.2-7 1.3zM10 5.5V17",
  calendar: "M3.5 5h13v12h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5",
  chart: "M3 17h14M5 14V10M9 14V5M13 14V8",
  "chevron-down": "M5 8l5 5 5-5",
  "chevron-left": "M12.5 4.5L7 10l5.5 5.5",
  "chevron-right": "M8 4.5L13.5 10 8 15.5",
  "chevron-up": "M5 12l5-5 5 5",
  circle: "M10 4.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11z",
  clock: "M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4.3l3 1.7",
  close: "M5 5l10 10M15 5L5 15",
  copy: "M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7",
  diamond: "M10 3.5L16.5 10 10 16.5 3.5 10z",
  download: "M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13",
  external: "M8 4H4v12h12v-4M11 3.5h5.5V9M16 4l-7.5 7.5",
  eye: "M2.5 10S5.5 5 10 5s7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 100 4 2 2 0 000-4z",
  "eye-off":
    "M4.5 13C3.2 11.6 2.5 10 2.5 10S5.5 5 10 5c1 0 1.9.2 2.7.600M15.5 7c1.3 1.4 2 3 2 3s-3 5-7.5 5c-1 0-1.9-.2-2.7-.6M4 16.5L16 3.5",
  home: "M3.5 8L10 3l6.5 5v8.5h-13zM8 16.5v-5h4v5",
  info: "M10 3a7 7 0 100 14 7 7 0 000-14zM10 9v4.5M10 6.4v.1",
  key: "M7 9.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM9.5 10.5L16.5 3.5M13 7l2.5 2.5",
  list: "M3.5 5.5h1M3.5 10h1M3.5 14.5h1M7.5 5.5h9M7.5 10h9M7.5 14.5h9",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 016 0V9M10 12v2",
  message: "M3.5 4.5h13v9.5H9l-3.5 3v-3h-2z",
  minus: "M4 10h12",
  more: "M4.5 10h.1M10 10h.1M15.5 10h.1",
  octagon: "M7 2.8h6l4.2 4.2v6L13 17.2H7L2.8 13V7zM10 6.5v4.2M10 13.5v.1",
  offline: "M3 3l14 14M6 12.5a5.5 5.5 0 018 0M3.5 9.5a9 9 0 013-2M16.5 9.5a9 9 0 00-5-2.4M10 16v.1",
  pause: "M7 4.5v11M13 4.5v11",
  phone:
    "M4 3.5h3l1.5 4-2 1.5a9.5 9.5 0 004.5 4.5l1.5-2 4 1.5v3a1.5 1.5 0 01-1.6 1.5A13.5 13.5 0 012.5 5.1 1.5 1.5 0 014 3.5z",
  play: "M6.5 4.2v11.6L15.5 10z",
  plus: "M10 4v12M4 10h12",
  print: "M6 7V3h8v4M6 14H3.5V7h13v7H14M6 12h8v5H6z",
  search: "M8.7 3.5a5.2 5.2 0 100 10.4 5.2 5.2 0 000-10.4zM12.5 12.5l4.5 4.5",
  settings: "M3 6h7M14 6h3M3 14h3M10 14h7M12 4a2 2 0 100 4 2 2 0 000-4zM8 12a2 2 0 100 4 2 2 0 000-4z",
  "sign-out": "M8 4H4v12h4M12.5 6.5L16 10l-3.5 3.5M16 10H8",
  sound: "M3.5 8v4H6l4 3.5v-11L6 8zM12.5 7.5a3.5 3.5 0 010 5M14.5 5.5a6.5 6.5 0 010 9",
  star: "M10 3.2l2.1 4.4 4.800.6-3.500 3.300.9 4.800L10 14l-4.300 2.300.9-4.800L3.100 8.200l4.800-.6z",
  "star-full": "M10 3.2l2.1 4.4 4.800.6-3.500 3.300.9 4.800L10 14l-4.300 2.300.9-4.800L3.100 8.200l4.800-.6z",
  tick: "M4 10.5l4 4 8-9",
  triangle: "M10 3.5L17.5 16.5h-15zM10 8.5v3.5M10 14.2v.1",
  undo: "M7 5L3.5 8.5 7 12M4 8.5h8a4 4 0 010 8h-4",
  user: "M10 3.5a3.2 3.2 0 100 6.4 3.2 3.2 0 000-6.4zM3.5 17c.6-3.3 3.2-5 6.5-5s5.9 1.7 6.5 5",
} as const;

export type IconName = keyof typeof paths;

export interface IconProps {
  readonly name: IconName;
  /** s 16 px, m 20 px, l 24 px. */
  readonly size?: "s" | "m" | "l";
  readonly title?: string;
}

export function Icon({ name, size = "m", title }: IconProps) {
  const className = classNames(
    "i",
    size === "s" && "i-s",
    size === "l" && "i-l",
    (name === "play" || name === "star-full") && "i-solid",
  );
  return title === undefined ? (
    <svg className={className} viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  ) : (
    <svg className={className} viewBox="0 0 20 20" role="img" aria-label={title}>
      <path d={paths[name]} />
    </svg>
  );
}
