/**
 * A finished session in words: what was done, what it comes to, what is next. Invariant: figures before adjectives; less
 * done is said plainly and without blame; stopping for pain is said to count.
 */
import { useFormatter, useTranslations } from "next-intl";
import { PageHeader } from "#components/layout/page-header.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { DayMark } from "#components/ui/day-mark.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Due } from "#lib/domain/due.ts";
import type { SessionExerciseView, SessionSummary } from "#lib/domain/session-view.ts";
import { dayDate, longDay } from "./day-text.ts";
import styles from "./session.module.css";

export interface SessionDoneProps {
  readonly sessionId: string;
  readonly day: string;
  readonly today: string;
  readonly minutes: number | null;
  readonly live: boolean;
  readonly withdrawn: boolean;
  readonly late: "normal" | "flagged" | "waits_for_therapist";
  readonly lateAccepted: boolean | null;
  readonly summary: SessionSummary;
  readonly due: Due;
  readonly nextDay: string | null;
  readonly exercises: readonly SessionExerciseView[];
  readonly painAmberMax: number;
}

export function SessionDone(props: SessionDoneProps) {
  const t = useTranslations("session.done");
  const format = useFormatter();
  const { summary, late, lateAccepted, minutes, exercises } = props;
  const date = format.dateTime(dayDate(props.day), longDay);
  const names = (list: readonly string[]) => format.list(list);
  const said = [
    summary.full > 0 ? t("full", { count: summary.full }) : null,
    summary.part.length > 0 ? t("part", { names: names(summary.part) }) : null,
    summary.stopped.length > 0 ? t("stopped", { names: names(summary.stopped) }) : null,
    summary.leftOut.length > 0 ? t("leftOut", { names: names(summary.leftOut) }) : null,
    summary.notDone.length > 0 ? t("notDone", { names: names(summary.notDone) }) : null,
  ].filter((part) => part !== null);
  const week =
    props.due.weekPlanned > 0 && !props.withdrawn && late !== "waits_for_therapist"
      ? t("quota", { done: props.due.weekDone, planned: props.due.weekPlanned })
      : "";
  const sentence = said.length === 0 ? t("nothing") : `${capital(said.join(", "))}. ${week}`;
  const isRed = exercises.some((exercise) => (exercise.exposure?.painDuring ?? 0) > props.painAmberMax);
  return (
    <>
      <PageHeader
        over={minutes === null ? t("over", { date }) : t("overMinutes", { date, minutes })}
        title={t(props.withdrawn ? "withdrawnTitle" : props.live ? "title" : "entered")}
        lead={props.withdrawn ? t("withdrawn") : sentence}
      />
      {isRed ? <Banner tone="brick">{t("redPain")}</Banner> : null}
      {late === "flagged" ? <Banner>{t("late")}</Banner> : null}
      {late === "waits_for_therapist" ? (
        <Banner>{t(lateAccepted === null ? "waits" : lateAccepted ? "accepted" : "declined")}</Banner>
      ) : null}
      <Section
        title={t("what")}
        action={
          <LinkButton href={`/session/${props.sessionId}/correct`} variant="quiet">
            {t("correct")}
          </LinkButton>
        }
      >
        <ul className={styles.results}>
          {exercises.map((exercise) => (
            <ResultRow key={exercise.prescriptionId} exercise={exercise} />
          ))}
        </ul>
      </Section>
      {props.withdrawn ? null : (
        <p className={styles.next}>{nextLine(props, t, (day) => format.dateTime(dayDate(day), longDay))}</p>
      )}
      <div className={styles.gap}>
        <LinkButton href="/today" variant="primary" size="xl" wide>
          {t("toToday")}
        </LinkButton>
      </div>
    </>
  );
}

function ResultRow({ exercise }: { readonly exercise: SessionExerciseView }) {
  const t = useTranslations("session.done");
  const open = useTranslations("session.open");
  const text = useResultText(exercise);
  const done = exercise.sets.every((set) => (set.done ?? 0) >= set.target);
  const some = exercise.sets.some((set) => (set.done ?? 0) > 0);
  const state = exercise.state === "left_out" ? "excused" : done ? "done" : some ? "part" : "not-done";
  const pain = exercise.exposure?.painDuring ?? null;
  return (
    <li>
      <DayMark state={state} width={18} height={9} />
      <span>{exercise.name}</span>
      <span>{text}</span>
      {exercise.state === "left_out" ? <small>{open("leftOut")}</small> : null}
      {pain === null || pain < 3 ? null : <small>{t("painLine", { pain })}</small>}
    </li>
  );
}

/** What was done in figures: "10, 10", "6·4·2 left, 6·4·1 right", "11 min". */
function useResultText(exercise: SessionExerciseView): string {
  const t = useTranslations("session.done");
  const words = useDoseWords();
  const one = (done: number | null) =>
    done === null
      ? "–"
      : exercise.unit === "seconds"
        ? words.time(done)
        : exercise.unit === "metres"
          ? `${done}\u00a0m`
          : String(done);
  const glue = exercise.dose.axis === "pyramid" ? "·" : ", ";
  const side = (name: "both" | "left" | "right") =>
    exercise.sets
      .filter((set) => set.side === name)
      .map((set) => one(set.done))
      .join(glue);
  if (exercise.state === "left_out") return "";
  if (exercise.sets.every((set) => !set.done)) return t("notDoneWord");
  const [only, second] = exercise.sets;
  if (only && !second && exercise.unit === "reps")
    return t("of", { done: only.done ?? 0, target: only.target });
  if (exercise.side !== "each") return side("both");
  const [left, right] = [side("left"), side("right")];
  return left === right ? t("bothSides", { text: left }) : t("sideText", { left, right });
}

function nextLine(
  { due, nextDay, today }: SessionDoneProps,
  t: ReturnType<typeof useTranslations<"session.done">>,
  day: (value: string) => string,
): string {
  if (due.kind === "due" && due.left > 0) return t("nextSlot");
  const weekLeft = due.weekPlanned - due.weekDone;
  if (nextDay !== null && nextDay > today) return t("next", { date: day(nextDay) });
  return weekLeft > 0 ? t("nextQuota", { left: weekLeft }) : t("nextNone");
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
