/**
 * A signal in words: one line with its data, and its rule. Invariant: every figure in the line is in the signal; the
 * sentence names what was answered, never a cause. Source: design.md §7; clinical.md H, I.
 */
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import { isContextFlagId } from "#lib/domain/red-flag-questions.ts";
import type { Signal } from "#lib/domain/signal.ts";

export interface SignalText {
  readonly line: string;
  readonly rule: string;
}

const msPerMinute = 60_000;

/** Sentences for signals, in the reader's language and zone. `now` is the page's own clock. */
export function useSignalText(now: Date) {
  const t = useTranslations("caseload");
  const gate = useTranslations("gate");
  const redFlag = useTranslations("redFlag.staff");
  const format = useFormatter();
  const locale = useLocale();

  const when = (at: Date): string => {
    const time = format.dateTime(at, { hour: "2-digit", minute: "2-digit" });
    const day = (date: Date) => format.dateTime(date, { year: "numeric", month: "2-digit", day: "2-digit" });
    if (day(at) === day(now)) return t("when.at", { time });
    return t("when.on", {
      day: format.dateTime(at, { weekday: "short", day: "numeric", month: "short" }),
      time,
    });
  };

  const flagText = (signal: Extract<Signal, { flags: unknown }>): SignalText => {
    const { code, flags } = signal;
    const labels = [...new Set(flags.map((flag) => flagLabel(flag.questionId)))].join("; ");
    const worst = flags.toSorted((a, b) => "ESTU".indexOf(a.code) - "ESTU".indexOf(b.code))[0]!;
    const rule =
      code === "RED_FLAG"
        ? "RED_FLAG"
        : worst.code === "U"
          ? "FLAG_U"
          : flags.every((flag) => isContextFlagId(flag.questionId))
            ? "FLAG_T_CONTEXT"
            : "FLAG_T";
    return {
      line: t(`reason.${code}`, { when: when(signal.openedAt), labels }),
      rule: t(`rule.${rule}`, { code: redFlag(`codes.${worst.code}`) }),
    };
  };
  const flagLabel = (questionId: string): string => {
    const key = `labels.${questionId}` as Parameters<typeof redFlag>[0];
    return redFlag.has(key) ? redFlag(key) : questionId;
  };

  const text = (signal: Signal): SignalText => {
    switch (signal.code) {
      case "RED_FLAG":
      case "FLAG_TU":
        return flagText(signal);
      case "ADH_LOW":
        return {
          line: t("reason.ADH_LOW", { percent: signal.percent, done: signal.done, due: signal.due }),
          rule: t("rule.ADH_LOW"),
        };
      case "SILENT7": {
        const key = signal.everLogged ? "SILENT7" : "SILENT7_NEVER";
        return { line: t(`reason.${key}`, { days: signal.days, due: signal.due }), rule: t("rule.SILENT7") };
      }
      case "GATE_READY": {
        const values = signal.restPain.map((value) => value ?? t("unanswered")).join(", ");
        return { line: t("reason.GATE_READY"), rule: t("rule.GATE_READY", { values }) };
      }
      case "SLOW_RECOVERY": {
        const reasons = signal.reasons
          .map(({ reason, unknown, limit }) =>
            unknown ? gate(`reasonsUnknown.${reason}`) : gate(`reasons.${reason}`, { limit }),
          )
          .join(", ");
        return {
          line: t("reason.SLOW_RECOVERY", { day: signal.day, reasons }),
          rule: t("rule.SLOW_RECOVERY"),
        };
      }
      case "LATE_ENTRY":
        return {
          line: t("reason.LATE_ENTRY", {
            count: signal.count,
            day: dayLabel(signal.oldestDay, locale, "weekday"),
          }),
          rule: t("rule.LATE_ENTRY"),
        };
      case "INVITED":
        return {
          line: t("reason.INVITED", { day: dayLabel(signal.invitedOn, locale, "weekday") }),
          rule: t("rule.INVITED"),
        };
    }
  };

  /** How long the oldest of the signals has waited. */
  const waiting = (signals: readonly Signal[]): string => {
    const oldest = Math.min(...signals.map((signal) => signal.openedAt.getTime()));
    const minutes = Math.max(0, Math.floor((now.getTime() - oldest) / msPerMinute));
    if (minutes < 60) return t("waiting.minutes", { minutes });
    const hours = Math.floor(minutes / 60);
    if (hours < 48) return t("waiting.hours", { hours, minutes: minutes % 60 });
    return t("waiting.days", { days: Math.floor(hours / 24) });
  };

  return { text, waiting, flagLabel, when };
}
