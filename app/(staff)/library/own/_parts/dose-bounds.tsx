"use client";
/**
 * The least and the most of each figure that the chosen way of dosing has. The figures of the other ways are hidden, not
 * taken away, so that nothing typed is lost by looking at another one; the server leaves them out.
 */
import { useState } from "react";
import { Field } from "#components/form/field.tsx";
import { Select, type SelectOption } from "#components/form/select.tsx";
import { NumberInput } from "#components/form/text-input.tsx";
import type { DoseAxis } from "#lib/domain/dosage.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import { type DoseFigure, figuresOfAxis } from "#lib/domain/own-exercise.ts";
import styles from "./own.module.css";

const figures: readonly DoseFigure[] = ["sets", "reps", "holdSeconds", "durationSeconds", "distanceM"];

export interface DoseBoundsProps {
  readonly axis: DoseAxis;
  readonly axes: readonly SelectOption[];
  readonly bounds: Exercise["bounds"] | null;
  readonly texts: {
    readonly axis: string;
    readonly to: string;
    readonly from: Readonly<Record<DoseFigure | "pyramid", string>>;
    readonly pyramidHint: string;
    readonly holdOptional: string;
    readonly seconds: string;
    readonly metres: string;
  };
}

export function DoseBounds({ axis, axes, bounds, texts }: DoseBoundsProps) {
  const [chosen, setChosen] = useState(axis);
  const unitOf = (figure: DoseFigure) =>
    figure === "distanceM" ? texts.metres : /Seconds$/.test(figure) ? texts.seconds : undefined;
  const hintOf = (figure: DoseFigure) =>
    chosen === "pyramid" && figure === "reps"
      ? texts.pyramidHint
      : chosen === "reps" && figure === "holdSeconds"
        ? texts.holdOptional
        : null;
  return (
    <>
      <Field name="axis" label={texts.axis}>
        <Select
          options={axes}
          defaultValue={axis}
          onChange={(event) => setChosen(event.target.value as DoseAxis)}
        />
      </Field>
      {figures.map((figure) => {
        const hint = hintOf(figure);
        const label = texts.from[figure === "reps" && chosen === "pyramid" ? "pyramid" : figure];
        return (
          <div key={figure} className={styles.span} hidden={figuresOfAxis[chosen][figure] === undefined}>
            <Field name={`${figure}.min`} label={label}>
              <NumberInput defaultValue={bounds?.[figure]?.min} unit={unitOf(figure)} />
            </Field>
            <Field name={`${figure}.max`} label={texts.to}>
              <NumberInput defaultValue={bounds?.[figure]?.max} unit={unitOf(figure)} />
            </Field>
            {hint === null ? null : <p className="hint">{hint}</p>}
          </div>
        );
      })}
    </>
  );
}
