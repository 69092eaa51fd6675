/**
 * A signal in words: one line with its figures, its rule with the threshold, and the data behind it line by line.
 * Invariants: every figure told is in the signal; the sentence names what was answered, never a cause.
 * Source: design.md §7; clinical.md H, I. Long by nature: one case a code, twice.
 */
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { isContextFlagId } from "#lib/domain/red-flag-questions.ts";
import type { MeasureChange, SignalData } from "#lib/domain/signal.ts";
import type { SignalView } from "./types.ts";

export interface SignalText {
  readonly line: string;
  readonly rule: string;
}

const msPerMinute = 60_000;
type Of<C extends SignalData["code"]> = Extract<SignalData, { readonly code: C }>;

/** Sentences for signals, in the reader's language and zone. `now` is the page's own clock. */
export function useSignalText(now: Date) {
  const t = useTranslations("signal");
  const gate = useTranslations("gate");
  const redFlag = useTranslations("redFlag.staff");
  const format = useFormatter();
  const locale = useLocale();
  const on = (day: LocalDay) => (day === "" ? "" : dayLabel(day, locale, "weekday"));
  const list = (items: readonly string[]) => [...new Set(items)].join("; ");

  const when = (at: Date): string => {
    const time = format.dateTime(at, { hour: "2-digit", minute: "2-digit" });
    const day = (date: Date) => format.dateTime(date, { year: "numeric", month: "2-digit", day: "2-digit" });
    if (day(at) === day(now)) return t("when.at", { time });
    return t("when.on", {
      day: format.dateTime(at, { weekday: "short", day: "numeric", month: "short" }),
      time,
    });
  };

  const flagLabel = (questionId: string): string => {
    const key = `labels.${questionId}` as Parameters<typeof redFlag>[0];
    return redFlag.has(key) ? redFlag(key) : questionId;
  };
  const measureName = (instrument: string): string => {
    const key = `measure.${instrument}` as Parameters<typeof t>[0];
    return t.has(key) ? t(key) : instrument;
  };
  const changes = (measures: readonly MeasureChange[]) =>
    measures
      .map(({ instrument, from, to, fromDay }) =>
        t("measureChange", { name: measureName(instrument), from, to, day: on(fromDay) }),
      )
      .join("; ");

  const flagText = ({ code, flags }: Of<"RED_FLAG" | "FLAG_TU">, openedAt: Date): SignalText => {
    const labels = list(flags.map((flag) => flagLabel(flag.questionId)));
    const worst = flags.toSorted((a, b) => "ESTU".indexOf(a.code) - "ESTU".indexOf(b.code))[0];
    const rule =
      code === "RED_FLAG"
        ? "RED_FLAG"
        : worst?.code === "U"
          ? "FLAG_U"
          : flags.every((flag) => isContextFlagId(flag.questionId))
            ? "FLAG_T_CONTEXT"
            : "FLAG_T";
    return {
      line: t(`line.${code}`, { when: when(flags[0]?.raisedAt ?? openedAt), labels }),
      rule: t(`rule.${rule}`, { code: redFlag(`codes.${worst?.code ?? "S"}`) }),
    };
  };

  const gateReason = ({ reason, unknown, limit }: Of<"SLOW_RECOVERY">["reasons"][number]) =>
    unknown ? gate(`reasonsUnknown.${reason}`) : gate(`reasons.${reason}`, { limit });

  const text = ({ data, openedAt }: Pick<SignalView, "data" | "openedAt">): SignalText => {
    switch (data.code) {
      case "RED_FLAG":
      case "FLAG_TU":
        return flagText(data, openedAt);
      case "STOP_SEVERE": {
        const last = data.exposures.at(-1);
        return {
          line: t("line.STOP_SEVERE", {
            count: data.exposures.length,
            exercise: last?.exercise ?? "",
            pain:
              data.exposures.length === 1
                ? (last?.painDuring ?? data.limit)
                : Math.max(...data.exposures.map((one) => one.painDuring ?? 0)),
            day: last ? on(last.day) : "",
          }),
          rule: t("rule.STOP_SEVERE", { limit: data.limit }),
        };
      }
      case "STOP_REPEATED":
        return {
          line: t("line.STOP_REPEATED", {
            exercises: list(data.exposures.map((one) => one.exercise)),
            day: on(newest(data.exposures.map((one) => one.day))),
          }),
          rule: t("rule.STOP_REPEATED"),
        };
      case "FLARE":
        return {
          line: t(`line.FLARE_${data.source}`, {
            day: on(data.startedOn),
            pain: data.restPain ?? t("data.unknown"),
            baseline: data.baseline ?? t("data.unknown"),
          }),
          rule: t("rule.FLARE"),
        };
      case "FLARE_REVIEW":
        return {
          line:
            data.previousOn === null
              ? t("line.FLARE_REVIEW", { day: on(data.startedOn), days: data.days })
              : t("line.FLARE_REVIEW_SECOND", { day: on(data.startedOn), previous: on(data.previousOn) }),
          rule: t("rule.FLARE_REVIEW"),
        };
      case "UNREAD_SAFETY":
        return {
          line: t("line.UNREAD_SAFETY", { count: data.count, words: data.words.join(", ") }),
          rule: t("rule.UNREAD_SAFETY"),
        };
      case "NEXT_DAY_RED": {
        const last = data.days.at(-1);
        return {
          line: t("line.NEXT_DAY_RED", {
            day: last ? on(last.day) : "",
            before: last?.before ?? t("data.unknown"),
            after: last?.after ?? t("data.unknown"),
          }),
          rule: t("rule.NEXT_DAY_RED", { limit: data.limit }),
        };
      }
      case "NIGHT_PAIN":
        return { line: t("line.NIGHT_PAIN"), rule: t("rule.NIGHT_PAIN") };
      case "GATE_READY": {
        const values = data.restPain.map((value) => value ?? t("unanswered")).join(", ");
        return { line: t("line.GATE_READY"), rule: t("rule.GATE_READY", { values }) };
      }
      case "SLOW_RECOVERY":
        return data.day === null
          ? {
              line: t("line.SLOW_RECOVERY_MEASURES", { measures: changes(data.measures) }),
              rule: t("rule.SLOW_RECOVERY_MEASURES"),
            }
          : {
              line: t("line.SLOW_RECOVERY", {
                day: data.day,
                reasons: data.reasons.map(gateReason).join(", "),
              }),
              rule: t("rule.SLOW_RECOVERY"),
            };
      case "MEDICAL_REVIEW":
        return {
          line:
            data.day === null
              ? t("line.MEDICAL_REVIEW_MEASURES", { measures: changes(data.measures) })
              : t("line.MEDICAL_REVIEW", { day: data.day }),
          rule: t("rule.MEDICAL_REVIEW"),
        };
      case "STOP_OTHER": {
        const first = data.stops[0];
        return {
          line: first
            ? t(`line.STOP_OTHER_${first.reason}`, { exercise: first.exercise, day: on(first.on) })
            : t("name.STOP_OTHER"),
          rule: t("rule.STOP_OTHER"),
        };
      }
      case "PROM_WORSE":
        return {
          line: t("line.PROM_WORSE", { measures: changes(data.measures) }),
          rule: t("rule.PROM_WORSE"),
        };
      case "PAIN_TREND":
        return {
          line: t("line.PAIN_TREND", { previous: data.previous, median: data.median }),
          rule: t("rule.PAIN_TREND"),
        };
      case "ADH_LOW":
        return {
          line: t("line.ADH_LOW", { percent: data.percent, done: data.done, due: data.due }),
          rule: t("rule.ADH_LOW"),
        };
      case "ADH_DROP":
        return {
          line: t("line.ADH_DROP", { previous: data.previous, percent: data.percent }),
          rule: t("rule.ADH_DROP"),
        };
      case "MISSED3":
        return data.kind === "slots"
          ? {
              line: t("line.MISSED3_slots", { count: data.due, day: on(newest(data.days)) }),
              rule: t("rule.MISSED3_slots"),
            }
          : {
              line: t("line.MISSED3_weeks", { count: data.days.length, due: data.due }),
              rule: t("rule.MISSED3_weeks"),
            };
      case "SILENT7": {
        const key = data.everLogged ? "SILENT7" : "SILENT7_NEVER";
        return { line: t(`line.${key}`, { days: data.days, due: data.due }), rule: t("rule.SILENT7") };
      }
      case "APPROVAL_PENDING":
        return {
          line: t("line.APPROVAL_PENDING", { count: data.count, exercises: data.exercises.join(", ") }),
          rule: t("rule.APPROVAL_PENDING"),
        };
      case "ADVANCE_READY":
        return {
          line: t("line.ADVANCE_READY", { criteria: data.criteria, template: data.template }),
          rule: t("rule.ADVANCE_READY"),
        };
      case "EXCUSE_REVIEW":
        return {
          line: t("line.EXCUSE_REVIEW", { days: data.excusedDays, from: on(data.from), to: on(data.to) }),
          rule: t("rule.EXCUSE_REVIEW"),
        };
      case "PLATEAU":
        return {
          line: t("line.PLATEAU", {
            exercises: list(data.exercises.map((one) => one.exercise)),
            exposures: Math.min(...data.exercises.map((one) => one.exposures)),
          }),
          rule: t("rule.PLATEAU"),
        };
      case "OVERUSE":
        return {
          line: t("line.OVERUSE", {
            weeks: data.weeks.map(({ extras, due }) => t("weeksOf", { extras, due })).join("; "),
          }),
          rule: t("rule.OVERUSE"),
        };
      case "PROM_OVERDUE":
        return {
          line: t("line.PROM_OVERDUE", {
            day: on(data.measures.map((one) => one.dueOn).toSorted()[0] ?? ""),
            measures: data.measures.map((one) => measureName(one.instrument)).join(", "),
          }),
          rule: t("rule.PROM_OVERDUE"),
        };
      case "LATE_ENTRY":
        return {
          line: t("line.LATE_ENTRY", { count: data.count, day: on(data.oldestDay) }),
          rule: t("rule.LATE_ENTRY"),
        };
      case "INVITED":
        return { line: t("line.INVITED", { day: on(data.invitedOn) }), rule: t("rule.INVITED") };
    }
  };

  const changeOf = (points: number | null): string => {
    if (points === null) return t("data.unknown");
    if (points === 0) return t("data.noChange");
    return points > 0 ? t("data.up", { points }) : t("data.down", { points: -points });
  };
  const measureLines = (measures: readonly MeasureChange[]) =>
    measures.map(({ instrument, from, to, fromDay, toDay }) =>
      t("data.measure", {
        name: measureName(instrument),
        from,
        to,
        fromDay: on(fromDay),
        toDay: on(toDay),
      }),
    );

  /** The data behind a signal, one sentence a piece, oldest first. */
  const lines = (data: SignalData): string[] => {
    switch (data.code) {
      case "RED_FLAG":
      case "FLAG_TU":
        return data.flags.map(({ questionId, code, raisedAt }) =>
          t("data.flag", { label: flagLabel(questionId), code, when: when(raisedAt) }),
        );
      case "STOP_SEVERE":
      case "STOP_REPEATED":
        return data.exposures.map(({ exercise, day, painDuring, nextDayChange }) =>
          t("data.exposure", {
            exercise,
            day: on(day),
            pain: painDuring ?? t("data.unknown"),
            change: changeOf(nextDayChange),
          }),
        );
      case "NEXT_DAY_RED":
        return data.days.map(({ day, before, after }) => t("data.morning", { day: on(day), before, after }));
      case "NIGHT_PAIN":
        return data.days.map((day) => t("data.night", { day: on(day) }));
      case "FLARE":
        return [
          t("data.flare", {
            day: on(data.startedOn),
            pain: data.restPain ?? t("data.unknown"),
            baseline: data.baseline ?? t("data.unknown"),
          }),
        ];
      case "FLARE_REVIEW":
        return [
          ...(data.previousOn === null ? [] : [t("data.flareBefore", { day: on(data.previousOn) })]),
          t("line.FLARE_REVIEW", { day: on(data.startedOn), days: data.days }),
        ];
      case "UNREAD_SAFETY":
        return [t("data.words", { words: data.words.join(", ") })];
      case "PROM_WORSE":
        return measureLines(data.measures);
      case "PAIN_TREND":
        return [
          t("data.trend", {
            median: data.median,
            values: data.values,
            previous: data.previous,
            previousValues: data.previousValues,
          }),
        ];
      case "ADH_LOW":
        return [t("data.low", { done: data.done, due: data.due, percent: data.percent })];
      case "ADH_DROP":
        return [
          t("data.drop", {
            percent: data.percent,
            due: data.due,
            previous: data.previous,
            previousDue: data.previousDue,
          }),
        ];
      case "MISSED3":
        return data.days.map((day) => t(data.kind === "slots" ? "data.slot" : "data.week", { day: on(day) }));
      case "SILENT7":
        return [t("data.silent", { days: data.days, due: data.due })];
      case "GATE_READY":
        return [
          t("data.rest", { values: data.restPain.map((value) => value ?? t("unanswered")).join(", ") }),
        ];
      case "SLOW_RECOVERY":
        return [
          ...(data.day === null ? [] : [t("data.day", { day: data.day })]),
          ...data.reasons.map((reason) => t("data.reason", { reason: gateReason(reason) })),
          ...measureLines(data.measures),
        ];
      case "MEDICAL_REVIEW":
        return [
          ...(data.day === null ? [] : [t("data.day", { day: data.day })]),
          ...measureLines(data.measures),
        ];
      case "STOP_OTHER":
        return data.stops.map(({ exercise, on: day }) => t("data.stop", { exercise, day: on(day) }));
      case "PLATEAU":
        return data.exercises.map(({ exercise, exposures, since }) =>
          t("data.plateau", { exercise, exposures, day: on(since) }),
        );
      case "OVERUSE":
        return data.weeks.map(({ weekStart, extras, due }) =>
          t("data.overuse", { day: on(weekStart), extras, due }),
        );
      case "ADVANCE_READY":
        return [t("data.criteria", { criteria: data.criteria, template: data.template })];
      case "APPROVAL_PENDING":
        return data.exercises.map((exercise) => t("data.approval", { exercise }));
      case "PROM_OVERDUE":
        return data.measures.map(({ instrument, dueOn }) =>
          t("data.overdue", { name: measureName(instrument), day: on(dueOn) }),
        );
      case "EXCUSE_REVIEW":
        return [t("data.excused", { days: data.excusedDays, from: on(data.from), to: on(data.to) })];
      case "LATE_ENTRY":
        return [t("data.late", { count: data.count, day: on(data.oldestDay) })];
      case "INVITED":
        return [t("data.invited", { day: on(data.invitedOn) })];
    }
  };

  /** How long the oldest open signal has waited; empty where none is open. */
  const waiting = (signals: readonly Pick<SignalView, "state" | "openedAt">[]): string => {
    const open = signals.filter((signal) => signal.state === "open");
    if (open.length === 0) return "";
    const oldest = Math.min(...open.map((signal) => signal.openedAt.getTime()));
    const minutes = Math.max(0, Math.floor((now.getTime() - oldest) / msPerMinute));
    if (minutes < 60) return t("waiting.minutes", { minutes });
    const hours = Math.floor(minutes / 60);
    if (hours < 48) return t("waiting.hours", { hours, minutes: minutes % 60 });
    return t("waiting.days", { days: Math.floor(hours / 24) });
  };

  /** What a person said of an acknowledged or snoozed signal; empty while it is open. */
  const noted = ({ state, note, snoozedUntil }: SignalView): string => {
    const day = snoozedUntil === null ? "" : on(snoozedUntil);
    if (state === "snoozed" && !note) return t("state.snoozedUntil", { day });
    if (state === "open" || !note) return "";
    return t(`state.${state}`, { day, name: note.byName ?? "", reason: note.reason ?? "" });
  };

  return { text, lines, waiting, noted, flagLabel, when };
}

const newest = (days: readonly LocalDay[]): LocalDay => days.toSorted().at(-1) ?? "";
