"use client";
/**
 * The figures of the sets of one exercise: a stepper a set, and two for a time of two minutes or more, minutes and
 * seconds. Invariant: what is handed on is the figure in the exercise's own unit, a time in whole seconds.
 */
import { Field } from "#components/form/field.tsx";
import { Stepper } from "#components/form/stepper.tsx";
import { entersMinutes, splitDuration } from "#lib/domain/duration-entry.ts";
import { doneMax } from "#lib/domain/facts.ts";
import type { SessionExerciseView } from "#lib/domain/session-view.ts";
import styles from "./session.module.css";

export interface SetFieldsTexts {
  readonly unit: Readonly<Record<SessionExerciseView["unit"] | "minutes", string>>;
  /** Beside the name of a set whose time is entered in both. */
  readonly minutes: string;
  readonly seconds: string;
  readonly less: string;
  readonly more: string;
}

export interface SetFieldsProps {
  readonly exercise: Pick<SessionExerciseView, "prescriptionId" | "unit" | "sets">;
  /** By place of the set; null is "not done". */
  readonly done: readonly (number | null)[];
  /** Names of the sets, and what was entered first where it was corrected. */
  readonly names: readonly string[];
  readonly firsts: readonly (string | null)[];
  readonly texts: SetFieldsTexts;
  readonly onChange: (place: number, value: number) => void;
}

/** A comfortable step for a figure of this size; seconds beside minutes go by quarters. */
function stepOf(unit: SessionExerciseView["unit"], target: number): number {
  if (unit === "reps") return 1;
  if (unit === "metres") return 5;
  return target < 60 ? 5 : 15;
}

export function SetFields({ exercise, done, names, firsts, texts, onChange }: SetFieldsProps) {
  const { prescriptionId: id, unit } = exercise;
  const most = doneMax[unit];
  return exercise.sets.map((set, place) => {
    const figure = done[place] ?? 0;
    const key = `${set.side} ${set.index}`;
    const hint = firsts[place] ?? undefined;
    if (!entersMinutes(unit, set.target)) {
      return (
        <div key={key} className={styles.set}>
          <Field name={`${id}.set.${place}`} label={names[place]} hint={hint} group>
            <Stepper
              texts={texts}
              min={0}
              max={most}
              step={stepOf(unit, set.target)}
              unit={texts.unit[unit]}
              value={figure}
              onValueChange={(value) => onChange(place, value)}
            />
          </Field>
        </div>
      );
    }
    const { minutes, seconds } = splitDuration(figure);
    const put = (value: number) => onChange(place, Math.min(most, value));
    return [
      <div key={`${key} minutes`} className={styles.set}>
        <Field name={`${id}.set.${place}`} label={`${names[place]}, ${texts.minutes}`} hint={hint} group>
          <Stepper
            texts={texts}
            min={0}
            max={most / 60}
            unit={texts.unit.minutes}
            value={minutes}
            onValueChange={(value) => put(value * 60 + seconds)}
          />
        </Field>
      </div>,
      <div key={`${key} seconds`} className={styles.set}>
        <Field name={`${id}.seconds.${place}`} label={`${names[place]}, ${texts.seconds}`} group>
          <Stepper
            texts={texts}
            min={0}
            max={59}
            step={stepOf(unit, set.target)}
            unit={texts.unit.seconds}
            value={seconds}
            onValueChange={(value) => put(minutes * 60 + value)}
          />
        </Field>
      </div>,
    ];
  });
}
