"use client";
/**
 * Pain from 0 to 10 as eleven real radio buttons. Asked in ink: nothing is chosen and nothing is coloured before the
 * person answers; then one sentence says what the answer means, in the tint of its zone (clinical.md A5, L).
 */
import { useState } from "react";
import { classNames } from "#components/ui/class-names.ts";
import type { SayTone } from "#components/ui/say.tsx";
import { Say } from "#components/ui/say.tsx";
import { useField } from "./form-context.ts";

export interface PainScaleTexts {
  /** Words for some values, by value; the rows show them, the grid reads them out. */
  readonly words: Readonly<Record<number, string>>;
  readonly low: string;
  readonly high: string;
  /** What an answer means, by zone; left out where no sentence belongs (a check-in asks, it does not judge). */
  readonly feedback?: Readonly<Record<"green" | "amber" | "red", string>>;
}

export interface PainZones {
  /** Highest value that is green, 0 to 3. */
  readonly greenMax: number;
  /** Highest value that is amber, 3 to 6. */
  readonly amberMax: number;
}

export interface PainScaleProps {
  readonly texts: PainScaleTexts;
  /** grid 6 + 5; player 4 + 4 + 3 with 56 px; rows, each with its words. */
  readonly look?: "grid" | "player" | "rows";
  readonly zones?: PainZones;
  /** An answer given before, when it is being corrected. There is no default. */
  readonly answered?: number;
  readonly onAnswer?: (value: number) => void;
  /** Id of a heading that asks the question, where the field's own label is not shown. */
  readonly labelledBy?: string;
}

export const painValues = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

export function painZone(value: number, zones: PainZones): Exclude<SayTone, "plain"> {
  return value <= zones.greenMax ? "green" : value <= zones.amberMax ? "amber" : "red";
}

const usualZones: PainZones = { greenMax: 2, amberMax: 5 };

export function PainScale(props: PainScaleProps) {
  const { texts, look = "grid", zones = usualZones, answered, onAnswer, labelledBy } = props;
  const field = useField();
  const sentBack = field.value === undefined || field.value === "" ? undefined : Number(field.value);
  const initial = sentBack ?? answered ?? null;
  const [value, setValue] = useState<number | null>(initial);
  const zone = value === null ? null : painZone(value, zones);
  const rows = look === "rows";

  return (
    <div className={classNames("scalebox", rows && "scalebox-fill")}>
      <div
        className={rows ? "pain-rows" : classNames("scale", look === "player" && "scale-player")}
        role="radiogroup"
        aria-labelledby={labelledBy ?? field.labelId}
        aria-describedby={field.describedBy}
        aria-invalid={field.error === undefined ? undefined : true}
      >
        {painValues.map((option) => {
          const words = texts.words[option];
          return (
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
              {rows ? (
                <>
                  <b>{option}</b>
                  <span>{words}</span>
                  <em aria-hidden="true" />
                </>
              ) : (
                <>
                  {option}
                  {words === undefined ? null : <span className="vh">, {words}</span>}
                </>
              )}
            </label>
          );
        })}
      </div>
      {rows ? null : (
        <p className="ends" aria-hidden="true">
          <span>0 {texts.low}</span>
          <span>10 {texts.high}</span>
        </p>
      )}
      {texts.feedback === undefined ? null : (
        <div className="answer" role="status">
          {zone === null ? null : <Say tone={zone}>{texts.feedback[zone]}</Say>}
        </div>
      )}
    </div>
  );
}
