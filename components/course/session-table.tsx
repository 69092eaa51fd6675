/**
 * The log of one session: what was asked for and done in every set, pain and effort of every exercise, and the first entry
 * beside a corrected one. Invariant: what was not logged is said in words, never 0.
 */
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import { DoseText } from "#components/prescription/dose-text.tsx";
import type { Side } from "#lib/domain/dosage.ts";
import styles from "./course.module.css";
import type { Corrected, LoggedExercise, SessionLog } from "./session-types.ts";

export function SessionTable({ session }: { readonly session: SessionLog }) {
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
