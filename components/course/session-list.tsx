/**
 * Logged sessions, newest first, each opening to its log: what was asked and done in every set, pain and effort, how late
 * it was entered, and the first entry beside a corrected one. Invariant: what was not logged is said in words, never 0.
 */
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { StopReason } from "#lib/domain/credit.ts";
import type { Dose, Side, SideMode } from "#lib/domain/dosage.ts";
import type { BlockKind } from "#lib/domain/episode.ts";
import type { SessionSource } from "#lib/domain/facts.ts";
import type { Lateness } from "#lib/domain/late-entry.ts";
import { dayLabel } from "../chart/day-label.ts";
import type { Day } from "../chart/types.ts";
import { DoseText } from "../prescription/dose-text.tsx";
import { Icon } from "../ui/icon.tsx";
import styles from "./course.module.css";

export interface Corrected<T> {
  readonly value: T;
  readonly first: T;
  readonly corrected: boolean;
}

export interface LoggedExercise {
  readonly prescriptionId: string;
  readonly name: string;
  readonly blockKind: BlockKind;
  readonly dose: Dose;
  readonly side: SideMode;
  readonly sets: readonly {
    readonly side: Side;
    readonly target: number;
    readonly done: Corrected<number> | null;
  }[];
  readonly pain: Corrected<number | null> | null;
  readonly effort: Corrected<number | null> | null;
  readonly stopReason: StopReason;
  readonly notReached: boolean;
}

export interface SessionLog {
  readonly id: string;
  readonly day: Day;
  readonly source: SessionSource;
  readonly enteredAt: Date;
  readonly percent: number;
  readonly counts: boolean;
  readonly withdrawn: boolean;
  readonly waits: boolean;
  readonly late: Lateness;
  readonly safetyStop: boolean;
  readonly finished: boolean;
  readonly restPainBefore: Corrected<number | null>;
  readonly painDuring: number | null;
  readonly firstDay: Day | null;
  readonly program: { readonly name: string; readonly version: number } | null;
  readonly exercises: readonly LoggedExercise[];
}

interface SessionListProps {
  readonly sessions: readonly SessionLog[];
  readonly href: string;
  readonly count: number;
  readonly until: Day | null;
  readonly olderFrom: Day | null;
  readonly readOnly: boolean;
}

export function SessionList({ sessions, href, count, until, olderFrom, readOnly }: SessionListProps) {
  const t = useTranslations("course.sessions");
  const locale = useLocale();
  return (
    <section id="sessions" className={styles.sessions} aria-labelledby="sessions-title">
      <div className="sec-head">
        <div>
          <h2 id="sessions-title">
            {until === null ? t("title") : t("titleUntil", { day: dayLabel(until, locale, "weekday") })}
          </h2>
          {count === 0 ? null : <p className="sec-note">{t("note", { count })}</p>}
        </div>
        {until === null ? null : <Link href={`${href}#sessions`}>{t("newest")}</Link>}
      </div>
      {sessions.length === 0 ? <p className="ink2">{t(count === 0 ? "none" : "noneUntil")}</p> : null}
      {sessions.map((session, index) => (
        <SessionEntry
          key={session.id}
          session={session}
          open={until !== null && index === 0}
          readOnly={readOnly}
        />
      ))}
      {olderFrom === null ? null : (
        <p className={styles.older}>
          <Link href={`${href}?until=${olderFrom}#sessions`}>{t("older")}</Link>
        </p>
      )}
    </section>
  );
}

interface EntryProps {
  readonly session: SessionLog;
  readonly open: boolean;
  readonly readOnly: boolean;
}

function SessionEntry({ session, open, readOnly }: EntryProps) {
  const t = useTranslations("course.sessions");
  const locale = useLocale();
  const marks = marksOf(session, readOnly);
  const answer = (value: number | null) => value ?? t("noAnswer");
  const efforts = session.exercises.flatMap((exercise) => exercise.effort?.value ?? []);
  return (
    <details className={styles.session} open={open} data-counts={session.counts}>
      <summary>
        <Icon name="chevron-right" />
        <b>{dayLabel(session.day, locale, "weekday")}</b>
        <span className="num">{t("work", { percent: session.percent })}</span>
        <span className="num">
          {t("pain", { before: answer(session.restPainBefore.value), during: answer(session.painDuring) })}
        </span>
        {efforts.length === 0 ? null : (
          <span className="num">{t("effort", { effort: Math.max(...efforts) })}</span>
        )}
        {marks.map((mark) => (
          <em key={mark}>{t(`mark.${mark}`)}</em>
        ))}
      </summary>
      <SessionTable session={session} />
    </details>
  );
}

function marksOf(session: SessionLog, readOnly: boolean) {
  const isCorrected =
    session.firstDay !== null ||
    session.restPainBefore.corrected ||
    session.exercises.some(
      (exercise) =>
        exercise.pain?.corrected ||
        exercise.effort?.corrected ||
        exercise.sets.some((set) => set.done?.corrected),
    );
  const late = session.withdrawn
    ? null
    : session.waits
      ? readOnly
        ? ("waitsRead" as const)
        : ("waits" as const)
      : session.late === "waits_for_therapist"
        ? session.counts
          ? ("accepted" as const)
          : ("declined" as const)
        : session.late === "flagged"
          ? ("flagged" as const)
          : session.source === "backfilled"
            ? ("backfilled" as const)
            : null;
  return [
    session.withdrawn ? ("withdrawn" as const) : null,
    late,
    session.source === "paper" ? ("paper" as const) : null,
    session.safetyStop ? ("safetyStop" as const) : null,
    session.finished ? null : ("unfinished" as const),
    isCorrected ? ("corrected" as const) : null,
  ].filter((mark) => mark !== null);
}

function SessionTable({ session }: { readonly session: SessionLog }) {
  const t = useTranslations("course.sessions");
  const format = useFormatter();
  const locale = useLocale();
  const when = format.dateTime(session.enteredAt, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  const caption = t("caption", { day: dayLabel(session.day, locale, "weekday") });
  return (
    <div className={styles.log}>
      <p className={styles.logNote}>
        {session.program === null
          ? null
          : `${t("version", { program: session.program.name, version: session.program.version })}. `}
        {t("entered", { when })}
        {session.firstDay === null
          ? null
          : ` ${t("firstDay", { day: dayLabel(session.firstDay, locale, "weekday") })}`}
        {session.restPainBefore.corrected
          ? ` ${t("firstPain", { first: session.restPainBefore.first ?? t("noAnswer") })}`
          : null}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="tablewrap" aria-label={caption} tabIndex={0}>
        <table className="table">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t("columns.exercise")}</th>
              <th scope="col">{t("columns.asked")}</th>
              <th scope="col">{t("columns.done")}</th>
              <th scope="col" className="is-num">
                {t("columns.pain")}
              </th>
              <th scope="col" className="is-num">
                {t("columns.effort")}
              </th>
              <th scope="col">{t("columns.stop")}</th>
            </tr>
          </thead>
          <tbody>
            {session.exercises.map((exercise) => (
              <tr key={exercise.prescriptionId}>
                <th scope="row">{exercise.name}</th>
                <td>
                  <DoseText dose={exercise.dose} side={exercise.side} short />
                </td>
                <td className="num">
                  <SetsDone exercise={exercise} />
                </td>
                <td className="is-num">
                  <AnswerText answer={exercise.pain} />
                </td>
                <td className="is-num">
                  <AnswerText answer={exercise.effort} />
                </td>
                <td>
                  {exercise.notReached
                    ? t("notReached")
                    : exercise.stopReason === "none"
                      ? null
                      : t(`stop.${exercise.stopReason}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** What was done of each set, sides apart, in the order asked for. */
function SetsDone({ exercise }: { readonly exercise: LoggedExercise }) {
  const t = useTranslations("course.sessions");
  const text = (side: Side) =>
    exercise.sets
      .filter((set) => set.side === side)
      .map(({ done }) => {
        if (done === null) return t("none_logged");
        return done.corrected ? t("first", { value: done.value, first: done.first }) : String(done.value);
      })
      .join(", ");
  if (exercise.sets.every((set) => set.done === null))
    return <span className="ink3">{t("none_logged")}</span>;
  if (exercise.side !== "each") return <>{text("both")}</>;
  return (
    <>
      {t("side.left", { sets: text("left") })}; {t("side.right", { sets: text("right") })}
    </>
  );
}

function AnswerText({ answer }: { readonly answer: Corrected<number | null> | null }) {
  const t = useTranslations("course.sessions");
  if (answer === null) return null;
  const word = (value: number | null) => value ?? t("noAnswer");
  if (answer.corrected) return <>{t("first", { value: word(answer.value), first: word(answer.first) })}</>;
  return answer.value === null ? <span className="ink3">{t("noAnswer")}</span> : answer.value;
}
