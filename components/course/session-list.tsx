/**
 * Logged sessions, newest first, each opening to its log. Invariant: one that does not count says why, and a corrected
 * one says so.
 */
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import type { Day } from "#components/chart/types.ts";
import { Icon } from "#components/ui/icon.tsx";
import styles from "./course.module.css";
import { SessionTable } from "./session-table.tsx";
import type { SessionLog } from "./session-types.ts";

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
