"use client";
/**
 * Effort from 0 to 10 in our own words, with the repetitions left in reserve (10 − effort). The licensed Borg scales
 * are not used, neither their words nor their anchors (clinical.md B1).
 */
import { useState } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { useField } from "./form-context.ts";
import { painValues } from "./pain-scale.tsx";

export interface EffortScaleTexts {
  /** Eleven entries, from 0 to 10: the word, and what it leaves in reserve. */
  readonly said: readonly { readonly word: string; readonly reserve?: string }[];
  readonly low: string;
  readonly high: string;
}

export interface EffortScaleProps {
  readonly texts: EffortScaleTexts;
  readonly look?: "grid" | "player";
  readonly answered?: number;
  readonly onAnswer?: (value: number) => void;
  readonly labelledBy?: string;
}

export function EffortScale({ texts, look = "grid", answered, onAnswer, labelledBy }: EffortScaleProps) {
  const field = useField();
  const sentBack = field.value === undefined || field.value === "" ? undefined : Number(field.value);
  const initial = sentBack ?? answered ?? null;
  const [value, setValue] = useState<number | null>(initial);
  const said = value === null ? undefined : texts.said[value];
  return (
    <div className="scalebox">
      <div
        className={classNames("scale", look === "player" && "scale-player")}
        role="radiogroup"
        aria-labelledby={labelledBy ?? field.labelId}
        aria-describedby={field.describedBy}
        aria-invalid={field.error === undefined ? undefined : true}
      >
        {painValues.map((option) => (
          <label key={option}>
            <input
              id={option === 0 ? field.id : undefined}
              type="radio"
              name={field.name}
              value={option}
              defaultChecked={initial === option}
              onChange={() => {
                setValue(option);
                onAnswer?.(option);
              }}
            />
            {option}
            <span className="vh">, {texts.said[option]?.word}</span>
          </label>
        ))}
      </div>
      <p className="ends" aria-hidden="true">
        <span>0 {texts.low}</span>
        <span>10 {texts.high}</span>
      </p>
      <p className="effort-said" role="status">
        {said === undefined ? null : (
          <>
            <b>
              {value}: {said.word}.
            </b>{" "}
            {said.reserve}
          </>
        )}
      </p>
    </div>
  );
}
