"use client";
/**
 * Sentences to tick, and "none of these today". Invariant: nothing is ticked before the person does it; ticking a
 * sentence takes "none" away and the other way round, so a page never says both. Without script the server checks.
 */
import { useState } from "react";
import { useField } from "#components/form/form-context.ts";
import styles from "./prom.module.css";

export interface TickListProps {
  readonly sentences: readonly { readonly place: number; readonly text: string }[];
  /** Places that were ticked before; null while the page is not confirmed. */
  readonly ticked: readonly number[] | null;
  readonly none: string;
}

/** Stands inside a Field of the name `ticks` with `group`. */
export function TickList({ sentences, ticked, none }: TickListProps) {
  const field = useField();
  const [ticks, setTicks] = useState<ReadonlySet<number>>(() => new Set(ticked ?? []));
  const [isNone, setNone] = useState(ticked !== null && ticked.length === 0);

  function tick(place: number, on: boolean): void {
    setTicks((before) => new Set([...before].filter((one) => one !== place).concat(on ? [place] : [])));
    if (on) setNone(false);
  }

  function tickNone(on: boolean): void {
    setNone(on);
    if (on) setTicks(new Set());
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: the field around it has the label
    <div
      className="choices"
      role="group"
      aria-labelledby={field.labelId}
      aria-describedby={field.describedBy}
    >
      {sentences.map(({ place, text }, index) => (
        <label key={place} className="choice">
          <input
            id={index === 0 ? field.id : undefined}
            className="check"
            type="checkbox"
            name="ticks[]"
            value={place}
            checked={ticks.has(place)}
            onChange={(event) => tick(place, event.target.checked)}
          />
          <span>{text}</span>
        </label>
      ))}
      <label className={`choice ${styles.none}`}>
        <input
          className="check"
          type="checkbox"
          name="none"
          checked={isNone}
          onChange={(event) => tickNone(event.target.checked)}
        />
        <span>{none}</span>
      </label>
    </div>
  );
}
