/** A row of short bars: filled is done, half is partly done, outline is now, pale is to come. */
import { classNames } from "./class-names.ts";

export type RungState = "done" | "part" | "now" | "todo";

export interface RungsProps {
  readonly rungs: readonly RungState[];
  /** Read out; leave out where the words "2 of 6" stand beside it. */
  readonly label?: string;
  /** narrow 14 px, wide 18 px, fill takes the width there is. */
  readonly width?: "narrow" | "wide" | "fill";
}

/** The states of `total` steps of which `done` are finished and the next is under way. */
export function rungStates(done: number, total: number, withNow = true): RungState[] {
  return Array.from({ length: total }, (_, index) =>
    index < done ? "done" : withNow && index === done ? "now" : "todo",
  );
}

export function Rungs({ rungs, label, width = "narrow" }: RungsProps) {
  const className = classNames("rungs", width !== "narrow" && `rungs-${width}`);
  const bars = rungs.map((state, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a rung is its place in the row
    <i key={index} className={state === "todo" ? undefined : `is-${state}`} />
  ));
  return label === undefined ? (
    <span className={className} aria-hidden="true">
      {bars}
    </span>
  ) : (
    <span className={className} role="img" aria-label={label}>
      {bars}
    </span>
  );
}
