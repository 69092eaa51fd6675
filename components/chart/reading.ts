/**
 * The reading line: what is known about one day, in the words of lib/messages/en/chart.json under "reading".
 * Invariant: it says the same numbers the marks show; an unanswered question is read out as unanswered.
 */

import { isReported, painZoneOf } from "./answer.ts";
import type { Answer, DayView, PainZones, PatientChartsView } from "./types.ts";

export type ReadingKey =
  | "rest"
  | "worst"
  | "before"
  | "during"
  | "morningAfter"
  | "effort"
  | "flare"
  | "nothing"
  | "note"
  | `state.${DayView["state"]}`;

export interface ReadingPiece {
  readonly key: ReadingKey;
  readonly values: Readonly<Record<string, string | number>>;
  /** Pain of 3 and more: set in ink, so that it is found. */
  readonly strong: boolean;
}

/** Everything recorded on a day, in reading order; a single "nothing" where there is nothing. */
export function readingOf(view: PatientChartsView, day: string): ReadingPiece[] {
  const pieces: ReadingPiece[] = [];
  const mark = view.days.find((entry) => entry.day === day);
  if (mark?.flare) pieces.push({ key: "flare", values: {}, strong: false });
  if (mark && mark.state !== "rest") {
    const percent = Math.round((mark.fraction ?? 0) * 100);
    pieces.push({ key: `state.${mark.state}`, values: { percent }, strong: false });
  }
  for (const entry of view.pain) {
    if (entry.day !== day) continue;
    if (entry.kind === "check-in") {
      pieces.push(
        ...painPiece("rest", entry.rest, view.zones),
        ...painPiece("worst", entry.worst, view.zones),
      );
    } else {
      pieces.push(
        ...painPiece("before", entry.before, view.zones),
        ...painPiece("during", entry.during, view.zones),
        ...painPiece("morningAfter", entry.morningAfter, view.zones),
      );
    }
  }
  for (const { day: effortDay, effort } of view.efforts) {
    if (effortDay === day && effort !== "not-asked")
      pieces.push({ key: "effort", values: answerValues(effort), strong: false });
  }
  for (const note of view.notes ?? []) {
    if (note.day === day) pieces.push({ key: "note", values: { text: note.text }, strong: false });
  }
  if (pieces.length === 0) {
    return [
      mark ? { key: "state.rest", values: {}, strong: false } : { key: "nothing", values: {}, strong: false },
    ];
  }
  return pieces;
}

/** For the messages: `answer` selects "known", "noAnswer" or "notYet"; `value` is 0 where it is not read. */
function answerValues(answer: Answer): { readonly answer: string; readonly value: number } {
  if (isReported(answer)) return { answer: "known", value: answer };
  return { answer: answer === "not-yet" ? "notYet" : "noAnswer", value: 0 };
}

function painPiece(
  key: "rest" | "worst" | "before" | "during" | "morningAfter",
  answer: Answer,
  zones: PainZones | undefined,
): ReadingPiece[] {
  if (answer === "not-asked") return [];
  const strong = isReported(answer) && painZoneOf(answer, zones) !== "calm";
  return [{ key, values: answerValues(answer), strong }];
}

/** The last day on or before today that has anything recorded; the day the reading line opens with. */
export function latestRecordedDay(view: PatientChartsView): string {
  const recorded = [
    ...view.pain.map((entry) => entry.day),
    ...view.efforts.map((entry) => entry.day),
    ...view.days
      .filter((entry) => ["done", "part", "extra", "safety-stop"].includes(entry.state))
      .map((entry) => entry.day),
  ].filter((day) => day <= view.today);
  return recorded.sort().at(-1) ?? view.today;
}
