"use client";
/** When the program is due and from which day: four kinds of schedule, each with its own figures. */
import { useTranslations } from "next-intl";
import { RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { Stepper } from "#components/form/stepper.tsx";
import { DateInput } from "#components/form/text-input.tsx";
import { useDayWords } from "#components/program/schedule-words.ts";
import { Button } from "#components/ui/button.tsx";
import { addDays, type LocalDay, weekStartOf } from "#lib/domain/calendar.ts";
import type { Schedule, ScheduleKind } from "#lib/domain/schedule.ts";
import styles from "./editor.module.css";

const kinds = ["fixed_days", "weekly_quota", "daily_slots"] as const;

/** A schedule of another kind that asks for about as much. */
function asKind(kind: ScheduleKind, schedule: Schedule): Schedule {
  if (schedule.kind === kind) return schedule;
  const days =
    schedule.kind === "fixed_days"
      ? schedule.weekdays.length
      : schedule.kind === "weekly_quota"
        ? schedule.perWeek
        : schedule.kind === "daily_slots"
          ? schedule.daysPerWeek
          : 3;
  const spread: readonly (readonly number[])[] = [
    [0],
    [0, 3],
    [0, 2, 4],
    [0, 1, 3, 4],
    [0, 1, 2, 3, 4],
    [0, 1, 2, 3, 4, 5],
    [0, 1, 2, 3, 4, 5, 6],
  ];
  switch (kind) {
    case "fixed_days":
      return { kind, weekdays: spread[Math.max(1, days) - 1] ?? [0, 2, 4] };
    case "weekly_quota":
      return { kind, perWeek: Math.max(1, days) };
    case "daily_slots":
      return { kind, slotsPerDay: 2, daysPerWeek: Math.max(1, days) };
    case "on_demand":
      return { kind };
  }
}

export interface ScheduleEditorProps {
  readonly schedule: Schedule;
  readonly onChange: (schedule: Schedule) => void;
  readonly startDay: LocalDay;
  readonly onStart: (day: LocalDay) => void;
  readonly today: LocalDay;
  readonly lastStartDay: LocalDay;
}

export function ScheduleEditor(props: ScheduleEditorProps) {
  const { schedule, onChange, startDay, onStart, today, lastStartDay } = props;
  const t = useTranslations("assign");
  const texts = { less: t("less"), more: t("more") };
  const limitsOf = (min: number, max: number) => ({
    least: t("limit.least", { min }),
    most: t("limit.most", { max }),
  });
  const monday = addDays(weekStartOf(today), 7);
  return (
    <div className={styles.schedule}>
      {schedule.kind === "on_demand" ? (
        <p>{t("kind.on_demand")}</p>
      ) : (
        <Field name="schedule.kind" label={t("schedule")} group>
          <RadioGroup
            inline
            options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            value={schedule.kind}
            onValueChange={(kind) => onChange(asKind(kind as ScheduleKind, schedule))}
          />
        </Field>
      )}
      {schedule.kind === "fixed_days" ? <Weekdays schedule={schedule} onChange={onChange} /> : null}
      {schedule.kind === "weekly_quota" ? (
        <Field name="schedule.perWeek" label={t("perWeek")} group>
          <Stepper
            texts={texts}
            min={1}
            max={7}
            limits={limitsOf(1, 7)}
            value={schedule.perWeek}
            onValueChange={(perWeek) => onChange({ kind: "weekly_quota", perWeek: Math.round(perWeek) })}
          />
        </Field>
      ) : null}
      {schedule.kind === "daily_slots" ? (
        <>
          <Field name="schedule.slotsPerDay" label={t("slotsPerDay")} group>
            <Stepper
              texts={texts}
              min={1}
              max={6}
              limits={limitsOf(1, 6)}
              value={schedule.slotsPerDay}
              onValueChange={(slots) => onChange({ ...schedule, slotsPerDay: Math.round(slots) })}
            />
          </Field>
          <Field name="schedule.daysPerWeek" label={t("daysPerWeek")} group>
            <Stepper
              texts={texts}
              min={1}
              max={7}
              limits={limitsOf(1, 7)}
              value={schedule.daysPerWeek}
              onValueChange={(days) => onChange({ ...schedule, daysPerWeek: Math.round(days) })}
            />
          </Field>
        </>
      ) : null}
      <Field name="startDay" label={t("start")} hint={t("startHint")}>
        <span className={styles.start}>
          <DateInput
            value={startDay}
            min={today}
            max={lastStartDay}
            onChange={(event) => onStart(event.target.value)}
          />
          {[
            { label: t("today"), day: today },
            { label: t("tomorrow"), day: addDays(today, 1) },
            { label: t("monday"), day: monday },
          ].map(({ label, day }) => (
            <Button
              key={label}
              size="sm"
              variant="quiet"
              aria-pressed={startDay === day}
              onClick={() => onStart(day)}
            >
              {label}
            </Button>
          ))}
        </span>
      </Field>
    </div>
  );
}

interface WeekdaysProps {
  readonly schedule: Extract<Schedule, { kind: "fixed_days" }>;
  readonly onChange: (schedule: Schedule) => void;
}

function Weekdays({ schedule, onChange }: WeekdaysProps) {
  const t = useTranslations("assign");
  const { weekday } = useDayWords();
  const toggle = (day: number) => {
    const days = schedule.weekdays.includes(day)
      ? schedule.weekdays.filter((other) => other !== day)
      : [...schedule.weekdays, day].sort((a, b) => a - b);
    if (days.length > 0) onChange({ kind: "fixed_days", weekdays: days });
  };
  return (
    <fieldset className={styles.days}>
      <legend className="field-label">{t("weekdays")}</legend>
      {[0, 1, 2, 3, 4, 5, 6].map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={schedule.weekdays.includes(day)}
          aria-label={weekday(day)}
          onClick={() => toggle(day)}
        >
          {weekday(day, "narrow")}
        </button>
      ))}
    </fieldset>
  );
}
