"use client";
/**
 * One line above all rows that reads out the day under the ink line. Invariant: it is a slider over days, so the
 * arrow keys move it and its text is its value; nothing is told by hovering alone.
 */

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactElement, useId } from "react";
import { addDays, daysBetween } from "#lib/domain/calendar.ts";
import styles from "./chart.module.css";
import { dayLabel } from "./day-label.ts";
import { readingOf } from "./reading.ts";
import type { TimeAxis } from "./time-axis.ts";
import type { Day, PatientChartsView } from "./types.ts";

interface ReadingLineProps {
  readonly view: PatientChartsView;
  readonly axis: TimeAxis;
  readonly day: Day;
  readonly onMove: (day: Day) => void;
}

const steps: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
};

export function ReadingLine({ view, axis, day, onMove }: ReadingLineProps): ReactElement {
  const t = useTranslations("chart");
  const locale = useLocale();
  const hintId = useId();
  const last = Math.min(axis.days - 1, daysBetween(axis.from, axis.today));
  const index = Math.max(0, Math.min(last, daysBetween(axis.from, day)));
  const pieces = readingOf(view, day).map((piece) => ({
    text: t(`reading.${piece.key}`, piece.values),
    strong: piece.strong,
  }));
  const date = dayLabel(day, locale, "weekday");
  const href = view.links?.find((link) => link.day === day)?.href;

  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const target =
      event.key === "Home" ? 0 : event.key === "End" ? last : step === undefined ? null : index + step;
    if (target === null) return;
    event.preventDefault();
    onMove(addDays(axis.from, Math.max(0, Math.min(last, target))));
  };

  return (
    <div className={styles.reading}>
      <div
        className={styles.readingText}
        role="slider"
        tabIndex={0}
        aria-label={t("reading.label")}
        aria-describedby={hintId}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={index}
        aria-valuetext={[date, ...pieces.map(({ text }) => text)].join(", ")}
        onKeyDown={move}
      >
        <b>{date}</b>
        {pieces.map(({ text, strong }, place) => {
          const Piece = strong ? "b" : "span";
          // biome-ignore lint/suspicious/noArrayIndexKey: two sessions of a day may read the same; order is the identity.
          return <Piece key={place}>{text}</Piece>;
        })}
      </div>
      <span id={hintId} className="vh">
        {t("reading.hint")}
      </span>
      {href ? <Link href={href}>{t("reading.openLog")}</Link> : null}
    </div>
  );
}
