/** The title of Today and the lines beside it. Invariant: the title answers "what is due", and never blames. */
import type { getTranslations } from "next-intl/server";
import type { TodayView } from "#lib/usecases/today.ts";

type Translate = Awaited<ReturnType<typeof getTranslations<"today">>>;

export interface TodayWords {
  readonly title: string;
  readonly over: string;
  readonly lead: string | undefined;
}

/** `day` writes a day in the person's language; `paused`: the rules hold all strengthening back. */
export function todayWords(
  view: TodayView,
  t: Translate,
  day: (value: string) => string,
  paused = false,
): TodayWords {
  if (paused) return { title: t("title.paused"), over: day(view.today), lead: undefined };
  return { title: titleOf(view, t), over: overOf(view, t, day), lead: leadOf(view, t, day) };
}

function titleOf({ due, plan, phase, excuse }: TodayView, t: Translate): string {
  if (phase === "discharged") return t("title.discharged");
  if (plan === null || due.kind === "none") return t("title.noProgram");
  const { minutes } = plan;
  switch (due.kind) {
    case "due":
      return due.left < due.of
        ? t("title.dueMore", { left: due.left, minutes })
        : t("title.due", { count: due.left, minutes });
    case "open":
      return t("title.open", { minutes });
    case "catch_up":
      return t("title.catchUp", { minutes });
    case "done":
      return t("title.done");
    case "rest":
      return t("title.rest");
    case "excused":
      return t("title.excused", { reason: excuse?.reason ?? "therapist_pause" });
  }
}

function overOf({ due, today }: TodayView, t: Translate, day: (value: string) => string): string {
  const date = day(today);
  if (due.of > 1 && (due.kind === "due" || due.kind === "done")) {
    return t("over", { date, week: t("week.slots", { done: due.of - due.left, planned: due.of }) });
  }
  return due.weekPlanned > 0
    ? t("over", { date, week: t("week.quota", { done: due.weekDone, planned: due.weekPlanned }) })
    : date;
}

function leadOf(view: TodayView, t: Translate, day: (value: string) => string): string | undefined {
  const { due, plan, phase, nextDay, upcoming, excuse } = view;
  if (phase === "discharged") return t("lead.discharged");
  if (plan === null || due.kind === "none") {
    return upcoming
      ? t("lead.upcoming", { program: upcoming.programName, date: day(upcoming.from) })
      : t("lead.noProgram");
  }
  const weekLeft = Math.max(0, due.weekPlanned - due.weekDone);
  switch (due.kind) {
    case "open":
      return t("lead.open", { left: due.left });
    case "done":
      return nextDay ? t("lead.doneNext", { date: day(nextDay) }) : t("lead.doneWeek", { left: weekLeft });
    case "rest":
      if (due.weekPlanned > 0 && weekLeft === 0) return t("lead.restQuota");
      return nextDay ? t("lead.rest", { date: day(nextDay) }) : t("lead.restPlain");
    case "excused":
      return excuse ? t("lead.excused", { date: day(excuse.to) }) : undefined;
    default:
      if (plan.calmOnly) return t("lead.calm");
      return phase === "maintenance" ? t("lead.maintenance") : undefined;
  }
}
