"use client";
/**
 * The words inside the pain row. Each kind of mark is named once, at its first occurrence with room; zones are named
 * at the right edge. Invariant: no word covers a mark.
 */

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { isReported, isUnknown, type PainMark } from "./answer.ts";
import styles from "./chart.module.css";
import { type Box, type LabelSpot, labelBox, placeLabel } from "./label-place.ts";
import { usePlotScales } from "./plot-frame.tsx";
import { laneValue, painHeight, painZeroY } from "./plot-heights.ts";
import type { PainView, PainZones } from "./types.ts";

interface LabelsProps {
  readonly marks: readonly PainMark[];
  readonly zones: PainZones;
  readonly width: number;
}

export function PainLabels({ marks, zones, width }: LabelsProps): ReactElement {
  const t = useTranslations("chart");
  const { x, y } = usePlotScales();
  const row: Box = { x: 0, y: 0, width, height: painHeight };
  // Names of marks keep out of the lane below zero, where they would name what is unanswered.
  const scale: Box = { ...row, height: painZeroY + 4 };
  const taken = obstaclesOf(marks, x, y);
  const labels: { text: string; spot: LabelSpot; className: string | undefined }[] = [];
  const put = (
    text: string,
    size: number,
    className: string | undefined,
    spots: readonly LabelSpot[],
    within: Box = scale,
  ): void => {
    const spot = placeLabel(text, size, spots, taken, within);
    if (!spot) return;
    taken.push(labelBox(text, spot, size));
    labels.push({ text, spot, className });
  };
  const around = (atX: number, atY: number): LabelSpot[] => [
    { x: atX + 9, y: atY + 4, anchor: "start" },
    { x: atX, y: atY - 10, anchor: "middle" },
    { x: atX, y: atY + 20, anchor: "middle" },
    { x: atX + 9, y: atY - 8, anchor: "start" },
    { x: atX + 9, y: atY + 18, anchor: "start" },
    { x: atX - 9, y: atY + 4, anchor: "end" },
    { x: atX - 9, y: atY - 8, anchor: "end" },
    { x: atX - 4, y: atY + 20, anchor: "start" },
    { x: atX + 4, y: atY + 20, anchor: "end" },
    { x: atX - 4, y: atY + 36, anchor: "start" },
    { x: atX - 4, y: atY + 52, anchor: "start" },
  ];
  const name = (
    text: string,
    className: string | undefined,
    pick: (mark: PainMark) => { at: number; value: number } | null,
  ): void => {
    const spots = marks
      .map(pick)
      .filter((found) => found !== null)
      .slice(0, 12)
      .flatMap(({ at, value }) => around(x(at), y(value)));
    put(text, 13, className, spots);
  };
  const of = (kind: PainView["kind"], field: "before" | "during") => (mark: PainMark) => {
    const answer = mark[field];
    return mark.entry.kind === kind && isReported(answer) ? { at: mark.at, value: answer } : null;
  };

  const rise = steepestRise(marks);
  if (rise) {
    put(
      t("pain.morningUp", { value: rise.value, change: rise.change }),
      12,
      styles.finding,
      around(x(rise.mark.afterAt), y(rise.value)),
    );
  }
  name(t("pain.worst"), styles.strong, of("check-in", "during"));
  name(t("pain.rest"), styles.label, of("check-in", "before"));
  name(t("pain.during"), styles.strong, of("session", "during"));
  name(t("pain.before"), styles.label, of("session", "before"));
  if (!rise) {
    name(t("pain.morning"), styles.label, (mark) =>
      isReported(mark.morningAfter) ? { at: mark.afterAt, value: mark.morningAfter } : null,
    );
  }
  for (const kind of ["no-answer", "not-yet"] as const) {
    const spots = marks.flatMap((mark) => {
      const at =
        mark.during === kind || mark.before === kind
          ? mark.at
          : mark.morningAfter === kind
            ? mark.afterAt
            : null;
      if (at === null) return [];
      const spot = { x: x(at), y: y(laneValue) + 4 };
      return [
        { ...spot, x: spot.x + 9, anchor: "start" as const },
        { ...spot, x: spot.x - 9, anchor: "end" as const },
      ];
    });
    put(t(`answer.${kind}`), 12, styles.tick, spots, row);
  }
  const zone = (text: string, bases: readonly number[]): void =>
    put(
      text,
      12,
      styles.tick,
      bases.flatMap((base) => [
        { x: width, y: base, anchor: "end" as const },
        { x: 4, y: base, anchor: "start" as const },
        { x: width / 2, y: base, anchor: "middle" as const },
      ]),
    );
  const amberTop = y(zones.amberMax + 0.5);
  zone(t("pain.zoneRed", { from: zones.amberMax + 1 }), [amberTop - 5, y(8), y(9)]);
  zone(t("pain.zoneAmber", { from: zones.amberFrom, to: zones.amberMax }), [
    y(zones.amberFrom - 0.5) - 6,
    amberTop + 14,
    (amberTop + y(zones.amberFrom - 0.5)) / 2 + 4,
  ]);
  return (
    <>
      {labels.map(({ text, spot, className }) => (
        <text key={text} className={className} x={spot.x} y={spot.y} textAnchor={spot.anchor}>
          {text}
        </text>
      ))}
    </>
  );
}

/** Next-morning rise over the pain before, where it is 3 or more (red, clinical.md A5); the steepest, latest first. */
function steepestRise(marks: readonly PainMark[]): { mark: PainMark; value: number; change: number } | null {
  let found: { mark: PainMark; value: number; change: number } | null = null;
  for (const mark of marks) {
    if (!isReported(mark.before) || !isReported(mark.morningAfter)) continue;
    const change = mark.morningAfter - mark.before;
    if (change >= 3 && change >= (found?.change ?? 3)) found = { mark, value: mark.morningAfter, change };
  }
  return found;
}

function obstaclesOf(
  marks: readonly PainMark[],
  x: (days: number) => number,
  y: (value: number) => number,
): Box[] {
  return marks.flatMap(({ at, afterAt, before, during, morningAfter }) => {
    const boxes: Box[] = [];
    const levels = [before, during].map((answer) =>
      isReported(answer) ? y(answer) : isUnknown(answer) ? y(laneValue) : null,
    );
    const [a, b] = levels;
    for (const level of levels) {
      if (typeof level === "number") boxes.push({ x: x(at) - 4, y: level - 5, width: 8, height: 10 });
    }
    if (typeof a === "number" && typeof b === "number") {
      boxes.push({ x: x(at) - 1, y: Math.min(a, b), width: 2, height: Math.abs(a - b) });
    }
    if (morningAfter !== "not-asked") {
      const level = isReported(morningAfter) ? y(morningAfter) : y(laneValue);
      boxes.push({ x: x(afterAt) - 5, y: level - 5, width: 10, height: 10 });
      const top = Math.min(level, typeof b === "number" ? b : level);
      const bottom = Math.max(level, typeof b === "number" ? b : level);
      boxes.push({ x: x(at), y: top, width: Math.max(1, x(afterAt) - x(at)), height: bottom - top });
    }
    return boxes;
  });
}
