/** One day of a program as a bar of 34 × 16: what was due and what became of it. Shape first; colour is never alone. */
import { hatchPath } from "./hatch.ts";

export type DayState =
  | "done"
  | "part"
  | "not-done"
  | "today"
  | "due-later"
  | "excused"
  | "flare"
  | "rest"
  | "extra"
  | "safety-stop";

export interface DayMarkProps {
  readonly state: DayState;
  /** Share done, 0 to 1, for "part" and "flare"; a half when unknown. */
  readonly share?: number;
  /** Read out; leave out where the word stands beside it. */
  readonly label?: string;
  readonly width?: number;
  readonly height?: number;
}

const inside = { x: 0.5, y: 0.5, width: 33, height: 15 };

function marks(state: DayState, share: number) {
  switch (state) {
    case "done":
      return <rect className="day-fill" width="34" height="16" rx="3" />;
    case "part": {
      const height = 2 + 12 * share;
      return (
        <>
          <rect className="day-empty" {...inside} rx="3" />
          <rect className="day-fill" y={16 - height} width="34" height={height} rx="2" />
        </>
      );
    }
    case "not-done":
      return <rect className="day-empty" {...inside} rx="3" />;
    case "today":
      return <rect className="day-today" x="1" y="1" width="32" height="14" rx="3" />;
    case "due-later":
      return <rect className="day-later" {...inside} rx="3" />;
    case "excused":
      return (
        <>
          <path className="day-hatch" d={hatchPath(inside, 7, true)} />
          <rect className="day-excused" {...inside} rx="3" />
        </>
      );
    case "flare":
      return (
        <>
          <path className="day-hatch-flare" d={hatchPath({ x: 0, y: 0, width: 34, height: 16 }, 7, false)} />
          {share > 0 ? <rect className="day-fill" x="6" y="4" width="22" height="8" rx="2" /> : null}
        </>
      );
    case "rest":
      return <path className="day-rest" d="M13 8h8" />;
    case "extra":
      return <path className="day-extra" d="M17 3v10M12 8h10" />;
    case "safety-stop":
      return (
        <>
          <rect className="day-fill" width="34" height="16" rx="3" />
          <path className="day-cut" d="M15 4h4l2.5 2.5v3L19 12h-4l-2.5-2.5v-3z" />
        </>
      );
  }
}

export function DayMark({ state, share = 0.6, label, width = 34, height = 16 }: DayMarkProps) {
  const box = { className: "day", width, height, viewBox: "0 0 34 16" };
  return label === undefined ? (
    <svg {...box} aria-hidden="true">
      {marks(state, share)}
    </svg>
  ) : (
    <svg {...box} role="img" aria-label={label}>
      {marks(state, share)}
    </svg>
  );
}
