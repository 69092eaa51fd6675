/**
 * Geometry of the patient's pain chart: where dots, flares and labels stand. Positions across are shares of the
 * width; labels are placed as on the narrowest phone, so that they stay clear of the dots everywhere else.
 * Invariant: a label that would cover a dot is not placed but handed back, to be said below the chart.
 */

import { daysBetween } from "#lib/domain/calendar.ts";
import { type Box, type LabelAnchor, type LabelSpot, labelBox, placeLabel } from "./label-place.ts";
import type { Day, DaySpan, PainDotView, PainZones } from "./types.ts";

export const patientPlotHeight = 226;
export const unknownY = 198;
/** The plot begins right of the axis numbers; right of the last day there is room for the latest number. */
export const plotLeft = 0.085;
const daysLeft = 0.105;
const daysRight = 0.87;
const narrowest = 288;
const axisY = 221;

export const yOfPain = (pain: number): number => Math.round((180 - pain * 17) * 10) / 10;

type Words = Record<"amber" | "red" | "flare" | "unknown" | "today" | "yesterday", string>;

interface PatientPlotInput {
  readonly dots: readonly PainDotView[];
  readonly flares: readonly DaySpan[];
  readonly today: Day;
  readonly zones: PainZones;
  readonly words: Words;
  readonly labelOf: (day: Day) => string;
}

export interface PlotLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: LabelAnchor;
  readonly tone: "quiet" | "strong" | "big";
}

export interface PatientPlot {
  readonly answered: readonly { readonly day: Day; readonly x: number; readonly pain: number }[];
  readonly unknown: readonly { readonly day: Day; readonly x: number }[];
  readonly flares: readonly { readonly from: number; readonly to: number }[];
  readonly labels: readonly PlotLabel[];
  readonly unplaced: readonly string[];
}

/** Everything the chart draws. `dots` holds at least one. */
export function patientPlotOf(input: PatientPlotInput): PatientPlot {
  const { dots, today } = input;
  const start = dots[0]?.day ?? today;
  // A single day stands in the middle; otherwise the first day is at the left and today at the right.
  const days = daysBetween(start, today);
  const share = (day: Day): number =>
    days < 1
      ? (daysLeft + daysRight) / 2
      : daysLeft + (daysBetween(start, day) / days) * (daysRight - daysLeft);
  const dayWidth = days < 1 ? 0.1 : (daysRight - daysLeft) / days;

  // Several entries on one day stand side by side within it.
  const spread = new Map<Day, number>();
  const placed = dots.map((dot) => {
    const before = spread.get(dot.day) ?? 0;
    spread.set(dot.day, before + 1);
    return { ...dot, x: share(dot.day) + before * Math.min(dayWidth * 0.4, 0.03) };
  });
  const answered = placed.flatMap(({ day, x, pain }) => (pain === null ? [] : [{ day, x, pain }]));
  const unknown = placed.filter((dot) => dot.pain === null).map(({ day, x }) => ({ day, x }));
  const flares = input.flares.flatMap((flare) => {
    const to = flare.to === null || flare.to > today ? today : flare.to;
    if (to < start) return [];
    const from = Math.max(share(start), share(flare.from)) - dayWidth / 2;
    return [{ from, to: Math.max(from + 0.01, share(to) + dayWidth / 2) }];
  });
  return { answered, unknown, flares, ...labelsOf(input, answered, unknown, flares) };
}

function labelsOf(
  { today, zones, words, labelOf }: PatientPlotInput,
  answered: PatientPlot["answered"],
  unknown: PatientPlot["unknown"],
  flares: PatientPlot["flares"],
): Pick<PatientPlot, "labels" | "unplaced"> {
  const labels: PlotLabel[] = [];
  const unplaced: string[] = [];
  const bounds: Box = {
    x: plotLeft * narrowest,
    y: 0,
    width: (1 - plotLeft) * narrowest + 1,
    height: patientPlotHeight,
  };
  const taken: Box[] = answered.map(({ x, pain }) => ({
    x: x * narrowest - 5,
    y: yOfPain(pain) - 5,
    width: 10,
    height: 10,
  }));
  for (const { x } of unknown) taken.push({ x: x * narrowest - 5, y: unknownY - 5, width: 10, height: 10 });

  const put = (text: string, size: number, tone: PlotLabel["tone"], spots: readonly LabelSpot[]): boolean => {
    const spot = placeLabel(text, size, spots, taken, bounds);
    if (!spot) return false;
    taken.push(labelBox(text, spot, size));
    labels.push({ text, x: spot.x / narrowest, y: spot.y, anchor: spot.anchor, tone });
    return true;
  };

  const first = answered[0];
  const latest = answered.at(-1);
  if (latest) {
    const x = latest.x * narrowest;
    const y = yOfPain(latest.pain);
    // Beside its dot, or above it where it would stand on the zero line.
    const bases = y + 10 > yOfPain(0) - 4 ? [y - 6, y + 10] : [y + 10, y - 8, y + 28];
    put(
      String(latest.pain),
      30,
      "big",
      bases.map((base) => ({ x: x + 11, y: base, anchor: "start" as const })),
    );
  }
  if (first && latest && first !== latest) {
    const x = first.x * narrowest;
    const y = yOfPain(first.pain);
    put(String(first.pain), 14, "strong", [
      { x, y: y - 9, anchor: "middle" },
      { x, y: y + 19, anchor: "middle" },
    ]);
  }
  const edge = narrowest - 1;
  const inner = plotLeft * narrowest + 4;
  const zoneSpots = (y: number): LabelSpot[] => [
    { x: edge, y, anchor: "end" },
    { x: inner, y, anchor: "start" },
    { x: (inner + edge) / 2, y, anchor: "middle" },
  ];
  for (const { from, to } of flares) {
    taken.push({
      x: from * narrowest,
      y: yOfPain(10),
      width: (to - from) * narrowest,
      height: yOfPain(0) - yOfPain(10),
    });
  }
  const amberTop = yOfPain(zones.amberMax + 0.5);
  const amberBottom = yOfPain(zones.amberFrom - 0.5);
  const redPlaced = put(words.red, 13, "quiet", [
    ...zoneSpots(amberTop - 7),
    ...zoneSpots(yOfPain(9)),
    ...zoneSpots(yOfPain(8)),
  ]);
  if (!redPlaced) unplaced.push(words.red);
  const amberPlaced = put(words.amber, 13, "quiet", [
    ...zoneSpots(amberTop + 15),
    ...zoneSpots(amberBottom - 7),
    ...zoneSpots((amberTop + amberBottom) / 2 + 4),
  ]);
  if (!amberPlaced) unplaced.push(`${zones.amberFrom}–${zones.amberMax}: ${words.amber}`);

  const unanswered = unknown.find(({ x }) =>
    put(words.unknown, 13, "quiet", [
      { x: x * narrowest + 9, y: unknownY + 4, anchor: "start" },
      { x: x * narrowest - 9, y: unknownY + 4, anchor: "end" },
    ]),
  );
  if (unknown.length > 0 && !unanswered) unplaced.push(words.unknown);

  const entries = [...answered, ...unknown].sort((a, b) => a.x - b.x);
  const opening = entries[0];
  const closing = entries.at(-1);
  const dayWord = (day: Day): string => {
    const age = daysBetween(day, today);
    return age === 0 ? words.today : age === 1 ? words.yesterday : labelOf(day);
  };
  if (opening) put(dayWord(opening.day), 13, "quiet", [{ x: inner - 4, y: axisY, anchor: "start" }]);
  if (closing && closing.day !== opening?.day) {
    const x = closing.x * narrowest;
    put(dayWord(closing.day), 13, "quiet", [
      { x, y: axisY, anchor: "middle" },
      { x: edge, y: axisY, anchor: "end" },
    ]);
  }
  for (const { from, to } of flares) {
    const x = ((from + to) / 2) * narrowest;
    put(words.flare, 13, "quiet", [
      { x, y: axisY, anchor: "middle" },
      { x, y: 10, anchor: "middle" },
    ]);
  }
  return { labels, unplaced };
}
