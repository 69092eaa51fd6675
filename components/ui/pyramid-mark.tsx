/** Holds of a set as rungs, one row a set, centred: 6·4·2 stands as a pyramid on its head, the order they are done in. */

export interface PyramidMarkProps {
  /** Holds per set, first set first. */
  readonly sets: readonly number[];
  /** Holds already done, counted over all sets; leave out for a plain picture of the dose. */
  readonly done?: number;
  /** flat is the quiet one beside a change, new the one changed to. */
  readonly look?: "flat" | "new" | "tally";
  readonly label?: string;
  /** Width of one rung in px. */
  readonly rung?: number;
}

export function PyramidMark({ sets, done = 0, look = "flat", label, rung = 10 }: PyramidMarkProps) {
  const step = rung + 2;
  const rowHeight = 7;
  const widest = Math.max(1, ...sets);
  const width = widest * step - 2;
  const height = Math.max(1, sets.length) * rowHeight - 3;
  let index = -1;
  const bars = sets.flatMap((count, row) =>
    Array.from({ length: count }, (_, column) => {
      index += 1;
      const state =
        look === "flat"
          ? "is-flat"
          : look === "new" || index < done
            ? "is-done"
            : index === done
              ? "is-now"
              : "";
      const x = ((widest - count) * step) / 2 + column * step + 0.6;
      return (
        <rect
          key={index}
          className={state}
          x={x}
          y={row * rowHeight + 0.6}
          width={rung - 1.2}
          height={2.8}
          rx={1}
        />
      );
    }),
  );
  const box = { className: "pyr", width, height, viewBox: `0 0 ${width} ${height}` };
  return label === undefined ? (
    <svg {...box} aria-hidden="true">
      {bars}
    </svg>
  ) : (
    <svg {...box} role="img" aria-label={label}>
      {bars}
    </svg>
  );
}
