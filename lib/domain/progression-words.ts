/**
 * Which sentences of the catalogue (`progression`) say a decision, and with which figures. Invariant: every reason that
 * the rules can give has a plain sentence for the patient and a precise one for the therapist, from the decision alone.
 * Source: clinical.md B5 "Reason strings".
 */
import { type Dose, formatTargets, targetsOf } from "./dosage.ts";
import type { ProgressionDecision } from "./progression.ts";

/** Who reads it: a patient plainly, staff with rule, data and threshold. */
export type ProgressionAudience = "patient" | "staff";

/** What of a decision its sentence is made from; as stored or as just decided. */
export type SpokenDecision = Pick<ProgressionDecision, "action" | "reason" | "next" | "figures">;

/** A key in the area `progression` with its figures; `parts` are sentences of the same area, put in by their name. */
export interface ProgressionSentence {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly parts: Readonly<Record<string, ProgressionSentence>>;
}

/** Formats a key of the area `progression`; next-intl's translator of that area fits. */
export type SayKey = (key: string, values: Record<string, string | number>) => string;

/** The sentence of a decision, for `sayProgression` or to be put together by the caller. */
export function progressionSentence(
  decision: SpokenDecision,
  audience: ProgressionAudience,
): ProgressionSentence {
  const { action, reason, figures, next } = decision;
  const step = next ? stepFigures(next.dose) : null;
  const because = (cause: string) => plain(`${audience}.because.${cause}`, figures);
  const how = (direction: "up" | "down", name: string): ProgressionSentence => {
    const time = step?.time;
    return {
      ...plain(`${audience}.${direction}.${name}`, step?.values ?? {}),
      parts: time ? { time: plain("time", time) } : {},
    };
  };
  switch (action) {
    case "STOP_NOTIFY": {
      const sentence = plain(`${audience}.STOP_NOTIFY.${reason}`, figures);
      return reason === "NO_EASIER"
        ? { ...sentence, parts: { because: because(String(figures.cause)) } }
        : sentence;
    }
    case "REGRESS": {
      const [cause = "", name = ""] = reason.split("/");
      return {
        ...plain(`${audience}.REGRESS`, {}),
        parts: { because: because(cause), how: how("down", name) },
      };
    }
    case "HOLD":
      return plain(`${audience}.HOLD.${reason.split(" ")[0]}`, figures);
    case "PROGRESS":
      return { ...plain(`${audience}.PROGRESS`, figures), parts: { how: how("up", reason) } };
  }
}

/** The sentence as people read it. */
export function sayProgression(say: SayKey, decision: SpokenDecision, audience: ProgressionAudience): string {
  return sayWhole(say, progressionSentence(decision, audience));
}

function sayWhole(say: SayKey, { key, values, parts }: ProgressionSentence): string {
  const said = Object.entries(parts).map(([name, part]) => [name, sayWhole(say, part)]);
  return say(key, { ...values, ...Object.fromEntries(said) });
}

const plain = (key: string, values: ProgressionSentence["values"]): ProgressionSentence => {
  return { key, values, parts: {} };
};

/** The figures of the dose that a step leads to; 0 where its axis has none. */
function stepFigures(dose: Dose) {
  const seconds = dose.durationSeconds ?? 0;
  const [whole, rest] = seconds < 120 ? [0, seconds] : [Math.floor(seconds / 60), seconds % 60];
  return {
    values: {
      sets: dose.sets,
      reps: dose.reps ?? 0,
      seconds: dose.holdSeconds ?? 0,
      metres: dose.distanceM ?? 0,
      list: formatTargets(targetsOf(dose).targets),
    },
    time:
      dose.durationSeconds === null
        ? null
        : { minutes: whole, seconds: rest, both: whole > 0 && rest > 0 ? "yes" : "no" },
  };
}
